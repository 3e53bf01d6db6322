// SPDX-License-Identifier: Apache-2.0

public import Hashing

/// A file of a repository.
public struct HubFile: Sendable, Equatable {
  /// The path in the repository.
  public let path: String
  /// The hash that its content must have; nil where it was never seen.
  public let sha256: SHA256Digest?

  /// Creates a file.
  public init(_ path: String, sha256: SHA256Digest? = nil) {
    self.path = path
    self.sha256 = sha256
  }
}

/// A file that has been fetched, or was there before.
public struct FetchedFile: Sendable, Equatable {
  /// The path in the repository.
  public let name: String
  /// Where it lies.
  public let path: String
  /// The hash; nil when it was there and no hash is known that it must have.
  public let sha256: SHA256Digest?
  /// The commit it is from, where the hub said so.
  public let commit: String?
  /// Whether it was there before.
  public let wasThere: Bool
}

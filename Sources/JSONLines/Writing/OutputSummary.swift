// SPDX-License-Identifier: Apache-2.0

public import Hashing

/// What was written to an output.
public struct OutputSummary: Sendable, Equatable {
  /// The path as it was given.
  public var path: String
  /// The length of the file.
  public var byteCount: Int
  /// The length of its contents; not that of the file when it is compressed.
  public var contentByteCount: Int
  /// The SHA-256 of the file, as `sha256sum` gives it.
  public var digest: SHA256Digest
}

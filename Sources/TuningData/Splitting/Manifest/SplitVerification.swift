// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Whether the files of a split are still what its manifest says.
public struct SplitVerification: Sendable {
  /// What became of a file.
  public enum Outcome: Sendable, Equatable {
    /// It is what it was.
    case same
    /// It is not; with how it differs.
    case different(String)
    /// It cannot be read.
    case unreadable(String)
  }

  /// The files with what became of them.
  public private(set) var files: [(path: String, outcome: Outcome)] = []

  /// Whether all files are what they were.
  public var isSame: Bool { files.allSatisfy { $0.outcome == .same } }

  /// Reads the files of `manifest`, which lies at `path`.
  public init(_ manifest: SplitManifest, at path: String) {
    for file in manifest.files {
      let place = SplitManifest.resolve(file.path, beside: path)
      files.append((place, SplitVerification.compare(file, place)))
    }
  }

  private static func compare(_ file: SplitManifest.File, _ path: String) -> Outcome {
    do throws(ReadError) {
      let found = try FileDigest(path, limit: file.bytes)
      if found.byteCount > file.bytes { return .different("has more than \(file.bytes) bytes") }
      if found.byteCount < file.bytes {
        return .different("has \(found.byteCount) bytes instead of \(file.bytes)")
      }
      return found.digest == file.digest ? .same : .different("has other contents")
    } catch {
      return .unreadable(error.description)
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The start of a file, before any line is looked at.
struct FileHead {
  /// The path as the user gave it; "-" is standard input.
  let path: String
  /// The file's length in bytes; nil when it is not known beforehand.
  let byteCount: Int?
  /// How the file is compressed that the bytes were unpacked from; nil when it is plain.
  let compression: CompressionFormat?
  /// The first bytes, however long lines are: at most `maximumBytes`.
  let bytes: [UInt8]
  /// Whether `bytes` is the whole file.
  let isWhole: Bool
  /// What the user asked for.
  let options: LintOptions
  /// The profile of the model that the user named; nil when there is none.
  let model: ModelProfile?

  /// How much of a file rules about its start get to see.
  static let maximumBytes = 256 << 10

  /// The path's last component.
  var name: String {
    String(path.split(separator: "/").last ?? "")
  }
}

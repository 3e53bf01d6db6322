// SPDX-License-Identifier: Apache-2.0

/// Where the journal is of a run that writes to a folder besides that of the journal.
struct OutputPointer {
  /// The folder of the journal.
  let folder: String
  /// The path of the journal.
  let path: String

  /// How many bytes of one are read: a path is shorter.
  static let mostBytes = 1 << 16

  /// Reads a pointer that is called `name`; nil when it names no journal of its run: so is one that
  /// was cut off while it was written.
  init?(_ bytes: [UInt8], name: Substring) {
    path = String(decoding: bytes, as: UTF8.self)
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")),
      path.utf8.first == UInt8(ascii: "/"), !bytes.contains(0),
      path[slash...].dropFirst().utf8.elementsEqual("\(name).journal".utf8)
    else { return nil }
    folder = slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

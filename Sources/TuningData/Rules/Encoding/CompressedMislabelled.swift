// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let compressedMislabelled = Rule(
    "encoding/compressed-mislabelled", .error,
    summary: "The file is compressed or Parquet, or has the name of a compressed file and is not.",
    why: """
      The service takes plain JSON Lines, and Parquet only under its own extension. Of a compressed
      file its clients say no more than that it is not UTF-8, and for the name of a compressed file
      they know no extension. What gzip and Zstandard hold is checked all the same; nothing in the
      other kinds is.
      """,
    help: "unpack the file before it is checked and uploaded",
    sources: ["together-py 3.1.1, lib/utils/files.py", "docs.together.ai, data preparation"],
    flagged: [
      Example(bytes: gzippedRow),
      Example(bytes: Array("BZh9".utf8), path: "train.jsonl.bz2"),
      Example(bytes: Array("PAR1".utf8)),
      Example("{\"text\": \"a\"}", path: "train.jsonl.gz"),
    ],
    allowed: [
      "{\"text\": \"a\"}", Example(bytes: [0x1F]), "BZ", Example(bytes: []),
      // Told by the rule about compressed files that say so.
      Example(bytes: gzippedRow, path: "train.jsonl.gz"),
    ],
    check: .head { head, findings in
      if let format = head.compression, head.isMislabelled {
        findings.reportFile(
          "the file is compressed with \(format.name), which its name does not say",
          help: head.unpacking(format))
      }
      if let kind = CompressedKind(head.bytes) {
        let subject = head.compression == nil ? "the file" : "what is in the compressed file"
        findings.report(
          at: .startOfFile, "\(subject) is \(kind.name), which was not looked into",
          help: kind.help(head))
        findings.stopFile()
      } else if let found = head.nameExtension, let kind = CompressedKind(extension: found),
        head.compression == nil, !head.bytes.isEmpty
      {
        findings.reportFile(
          "the name ends in '.\(found)', but the file is not \(kind.name)",
          help: "rename it: mv \(shellQuoted(head.path)) \(shellQuoted(head.pathOfLines))")
      }
    })
}

/// The kinds of packed files that people take for JSON Lines.
enum CompressedKind: CaseIterable {
  case gzip, zstandard, bzip2, xz, zip, parquet

  /// Recognises a file by its first bytes.
  init?(_ bytes: [UInt8]) {
    guard let kind = CompressedKind.allCases.first(where: { bytes.starts(with: $0.magic) }) else {
      return nil
    }
    self = kind
  }

  /// Recognises a kind by the extension of a name.
  init?(extension name: String) {
    switch name.lowercased() {
    case "gz": self = .gzip
    case "zst": self = .zstandard
    case "bz2": self = .bzip2
    case "xz": self = .xz
    case "zip": self = .zip
    case "parquet": self = .parquet
    default: return nil
    }
  }

  private var magic: [UInt8] {
    switch self {
    case .gzip: [0x1F, 0x8B]
    case .zstandard: [0x28, 0xB5, 0x2F, 0xFD]
    case .bzip2: Array("BZh".utf8)
    case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
    case .zip: Array("PK\u{3}\u{4}".utf8)
    case .parquet: Array("PAR1".utf8)
    }
  }

  fileprivate var name: String {
    switch self {
    case .gzip: "compressed with gzip"
    case .zstandard: "compressed with Zstandard"
    case .bzip2: "compressed with bzip2"
    case .xz: "compressed with xz"
    case .zip: "a ZIP archive"
    case .parquet: "Parquet"
    }
  }

  fileprivate func help(_ head: FileHead) -> String {
    switch self {
    case .gzip: "unpack it: " + head.checking("gunzip -c")
    case .zstandard: "unpack it: " + head.checking("zstd -dc")
    case .bzip2: "unpack it: " + head.checking("bunzip2 -c")
    case .xz: "unpack it: " + head.checking("xz -dc")
    case .zip where head.isStandardInput: "unpack it: funzip | jsonlcheck -"
    case .zip: "unpack it: " + head.checking("unzip -p")
    case .parquet: CompressedKind.parquetHelp(head)
    }
  }

  private static func parquetHelp(_ head: FileHead) -> String {
    // A name that would have to be quoted twice is better left to the reader.
    let isPlain = !head.isStandardInput && shellQuoted(head.path) == head.path
    let path = isPlain ? head.path : "train.parquet"
    let target = isPlain ? head.target(".jsonl") : "train.jsonl"
    let query = "COPY (FROM read_parquet('\(path)')) TO '\(target)' (FORMAT json)"
    return "convert it to check it: duckdb -c \"\(query)\""
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let compressed = Rule(
    "encoding/compressed", .warning,
    summary: "The file is compressed, which the service does not take.",
    why: """
      The service takes plain JSON Lines: its clients say of a compressed file that it is not UTF-8,
      and know no extension such as `.gz`. What is in the file was unpacked and checked, and places
      are those in the unpacked text.
      """,
    help: "unpack the file before it is uploaded",
    sources: ["together-py 3.1.1, lib/utils/files.py", "docs.together.ai, data preparation"],
    flagged: [
      Example(bytes: gzippedRow, path: "train.jsonl.gz"),
      Example(bytes: gzippedRow, path: "-"),
    ],
    allowed: [
      "{\"text\": \"a\"}",
      // Told by the rule about names that mislead.
      Example(bytes: gzippedRow, path: "train.jsonl"),
    ],
    check: .head { head, findings in
      guard let format = head.compression, !head.isMislabelled else { return }
      findings.reportFile(
        "the file is compressed with \(format.name), which the service does not take",
        help: head.unpacking(format))
    })

  /// `{"text": "a"}`, compressed with gzip.
  static let gzippedRow: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0xAB, 0x56,
    0x2A, 0x49, 0xAD, 0x28, 0x51, 0xB2, 0x52, 0x50, 0x4A, 0x54, 0xAA, 0xE5,
    0x02, 0x00, 0xBD, 0xD2, 0x2A, 0x20, 0x0E, 0x00, 0x00, 0x00,
  ]
}

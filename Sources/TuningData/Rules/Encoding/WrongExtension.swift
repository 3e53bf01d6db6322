// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let wrongExtension = Rule(
    "encoding/wrong-extension", .warning,
    summary: "The name of the file does not end in .jsonl.",
    why: """
      The service's clients go by the end of the name, and only `.jsonl` in small letters means JSON
      Lines to them: `train.JSONL`, `train.json` and `train.jsonl.txt` are refused as an unknown
      extension before a byte is read. Some sets are published as JSON Lines called `.json`.
      """,
    help: "rename the file so that it ends in .jsonl",
    sources: ["together-py 1.5.35, 2.14.0 and 3.1.1, lib/utils/files.py"],
    flagged: [
      Example("{\"text\": \"a\"}", path: "train.json"),
      Example("{\"text\": \"a\"}", path: "data/train.jsonl.txt"),
      Example("{\"text\": \"a\"}", path: "train.JSONL"),
      Example("{\"text\": \"a\"}", path: "train.ndjson"),
    ],
    allowed: [
      "{\"text\": \"a\"}", Example("{\"text\": \"a\"}", path: "-"),
      Example("{\"text\": \"a\"}", path: "data.v2/train"),
      // Told as what they are; converting them gives them another name.
      Example("[{\"text\": \"a\"}, {\"text\": \"b\"}]", path: "train.json"),
      Example(bytes: gzippedRow, path: "train.jsonl.gz"),
    ],
    check: .head { head, findings in
      guard let found = head.nameExtension, found != "jsonl",
        CompressedKind(extension: found) == nil, CompressedKind(head.bytes) == nil,
        head.compression == nil,
        WholeFileJSON(head) == nil
      else { return }
      findings.reportFile(
        "the name ends in '.\(found)', which the service does not take for JSON Lines",
        help: "rename it: mv \(shellQuoted(head.path)) \(shellQuoted(head.pathOfLines))")
    })
}

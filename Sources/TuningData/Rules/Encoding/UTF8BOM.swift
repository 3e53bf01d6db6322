// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let utf8BOM = Rule(
    "encoding/utf8-bom", .error,
    summary: "The file starts with a byte order mark.",
    why: """
      Excel, Notepad and PowerShell write the mark U+FEFF in front of UTF-8. JSON has no place for
      it: all versions of the service's Python client report broken JSON on line 1. Other readers
      drop the first record, or hand on the mark as part of the text.
      """,
    help: "remove the first three bytes: tail -c +4 old.jsonl > new.jsonl",
    sources: [
      "together-py 3.1.1, lib/utils/files.py", "RFC 8259, section 8.1",
      "huggingface/datasets #8241", "infiniflow/ragflow #19179", "wardi/jsonlines #95",
    ],
    flagged: ["\u{FEFF}{\"text\": \"a\"}"],
    allowed: ["{\"text\": \"a\"}", "{\"text\": \"\u{FEFF}\"}"],
    check: .head { head, findings in
      guard head.bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
      findings.report(
        at: .startOfFile, "the file starts with a byte order mark (U+FEFF)",
        help: "remove it: " + head.command("tail -c +4", writing: ".jsonl"))
    })
}

// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let noFinalNewline = Rule(
    "encoding/no-final-newline", .note,
    summary: "The last line does not end in a line feed.",
    why: """
      The service reads such a file. But whatever is added to it continues its last line: `cat a b`
      makes one invalid line of two records, and so does a program that appends a record.
      """,
    help: "add a line feed at the end",
    sources: ["jsonlines.org", "POSIX.1-2024, section 3.195"],
    flagged: [
      Example(bytes: Array("{\"text\": \"a\"}".utf8)),
      Example(bytes: Array("{\"text\": \"a\"}\n{\"text\": \"b\"}".utf8)),
    ],
    allowed: [
      "{\"text\": \"a\"}\n", "{\"text\": \"a\"}\r\n", Example(bytes: Array("{\"text\": \"a".utf8)),
      Example(bytes: []),
    ],
    check: .totals { file, findings in
      guard let end = file.totals.unfinishedEnd, !file.totals.isTruncated else { return }
      findings.report(
        at: end, "the last line does not end in a line feed",
        help: file.path == "-" ? nil : "add one: echo >> \(shellQuoted(file.path))")
    })
}

// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let blankLine = Rule(
    "encoding/blank-line", .warning,
    summary: "A line holds nothing, or nothing but white space.",
    why: """
      Readers disagree about blank lines. The service's Python client up to 2.14 takes one for
      broken JSON and refuses the file, even when it is the last line; from 3.x on it skips them.
      What the service does after the upload is written nowhere. Other tools stop at the first blank
      line or drop the whole file.
      """,
    help: "delete the line",
    sources: [
      "together-py 2.14.0 and 3.1.1, lib/utils/files.py", "microsoft/graphrag #2424",
    ],
    flagged: [
      "{\"text\": \"a\"}\n\n{\"text\": \"b\"}",
      "{\"text\": \"a\"}\n \t \n{\"text\": \"b\"}",
      "{\"text\": \"a\"}\n\n",
    ],
    allowed: [
      "{\"text\": \"a\"}\n{\"text\": \"b\"}", "{\"text\": \"a\"}\r\n  {\"text\": \"b\"}  ",
    ],
    check: .line(.blank) { line, findings in
      let noun = line.byteCount == 0 ? "nothing" : "nothing but white space"
      findings.report(0..<line.byteCount, "the line holds \(noun)")
    })
}

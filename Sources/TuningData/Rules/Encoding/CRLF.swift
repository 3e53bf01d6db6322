// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let crlf = Rule(
    "encoding/crlf", .note,
    summary: "Lines end in carriage return and line feed.",
    why: """
      The service's clients read such files. But the same records with other line ends have another
      hash and other byte offsets, tools that compare files call every line different, and programs
      that cut at the line feed alone keep a carriage return.
      """,
    help: "end lines with a line feed alone, for instance with dos2unix",
    sources: ["together-py 3.1.1, lib/utils/files.py", "jsonlines.org"],
    flagged: [
      "{\"text\": \"a\"}\r\n{\"text\": \"b\"}\r\n",
      "{\"text\": \"a\"}\n{\"text\": \"b\"}\r\n",
    ],
    allowed: ["{\"text\": \"a\"}\n{\"text\": \"b\"}\n", #"{"text": "a\r\nb"}"#],
    check: .totals { file, findings in
      let count = file.totals.carriageReturnLines
      guard count > 0 else { return }
      let lines = file.totals.lines - (file.totals.unfinishedEnd == nil ? 0 : 1)
      findings.report(at: file.totals.firstCarriageReturn, wording(count, of: lines))
    })
}

private func wording(_ count: Int, of lines: Int) -> String {
  guard count < lines else {
    return lines == 1 ? "the line ends in CR LF" : "all \(lines) lines end in CR LF"
  }
  return "\(count) of \(lines) lines \(count == 1 ? "ends" : "end") in CR LF"
}

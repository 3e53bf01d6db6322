// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let bomInside = Rule(
    "encoding/bom-inside", .error,
    summary: "A byte order mark stands at the start of a line that is not the first.",
    why: """
      It is left over from joining files of which the second one started with a mark, as `cat` does.
      The mark is no white space in JSON: all of the service's clients refuse the line, as strict
      readers do; lenient ones keep it in front of the text.
      """,
    help: "remove the mark, which is the bytes EF BB BF",
    sources: [
      "RFC 8259, section 8.1", "together-py 2.14.0 and 3.1.1, by trial",
      "huggingface/datasets #8241",
    ],
    flagged: ["{\"text\": \"a\"}\n\u{FEFF}{\"text\": \"b\"}"],
    allowed: [
      "\u{FEFF}{\"text\": \"a\"}\n{\"text\": \"b\"}",
      "{\"text\": \"a\"}\n{\"text\": \"\u{FEFF}b\"}",
    ],
    check: .syntax([.byteOrderMark]))
}

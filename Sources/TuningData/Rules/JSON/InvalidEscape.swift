// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let invalidEscape = Rule(
    "json/invalid-escape", .error,
    summary: "A backslash stands before a character that has no escape.",
    why: #"""
      JSON knows `\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t` and `\u` with four hexadecimal digits.
      Others come from regular expressions, LaTeX, Windows paths or from languages with more escapes,
      such as `\'` and `\x41`. The service refuses the line.
      """#,
    help: #"write \\ for a backslash in the text"#,
    sources: ["RFC 8259, section 7"],
    flagged: [
      #"{"text": "\d+"}"#, #"{"text": "C:\Windows"}"#, #"{"text": "it\'s"}"#,
      #"{"text": "\u12g4"}"#, #"{"text": "\x41"}"#,
    ],
    allowed: [
      #"{"text": "\\d+ \"\/\b\f\n\r\t\u00e9"}"#, Example(bytes: Array(#"{"a": "\u1"#.utf8)),
    ],
    check: .syntax([.invalidEscape]))
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let unquotedKey = Rule(
    "json/unquoted-key", .error,
    summary: "A key stands without quotes.",
    why: """
      JavaScript and JSON5 allow it, JSON does not: the service refuses the line. It comes from
      objects that were copied out of a program.
      """,
    help: "put every key in double quotes, or write the record with JSON.stringify",
    sources: ["RFC 8259, section 4"],
    flagged: [#"{text: "a"}"#, #"{"prompt": "a", completion : "b"}"#, #"{1: "a"}"#],
    allowed: [#"{"text": "a: b"}"#, #"{"text" "a"}"#],
    check: .syntax([.unquotedKey]))
}

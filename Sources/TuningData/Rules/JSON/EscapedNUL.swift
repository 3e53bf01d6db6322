// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let escapedNUL = Rule(
    "json/escaped-nul", .warning,
    summary: "A string holds the escape of the character U+0000.",
    why: """
      JSON allows it, but programs that take text to end at a zero, such as tokenizers written in C,
      see only what stands before it; Postgres refuses the text. It usually comes from binary data
      or fixed-width fields that were taken for text.
      """,
    help: "remove the character, which no model needs",
    sources: ["RFC 8259, section 7", "PostgreSQL documentation, JSON types"],
    flagged: [#"{"text": "a\u0000b"}"#, #"{"a\u0000": "b"}"#],
    allowed: [#"{"text": "a\\u0000b"}"#, #"{"text": "a\u0001b\u00a00"}"#],
    check: .document(.nulEscape) { root, findings in
      for value in root.document.values {
        guard let escape = value.unicodeEscapes.first(where: { $0.unit == 0 }) else { continue }
        findings.report(escape.range, in: value, "a string holds U+0000, the NUL character")
      }
    })
}

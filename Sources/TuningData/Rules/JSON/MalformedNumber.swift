// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let malformedNumber = Rule(
    "json/malformed-number", .error,
    summary: "A number is spelled in a way that JSON does not have.",
    why: """
      JSON knows decimal numbers without a plus sign or leading zeros, and with digits on both sides
      of a point. `+1`, `01`, `.5`, `1.`, `0x1F` and `1_000` are spellings of programming languages;
      the service refuses the line.
      """,
    help: "spell the number as JSON does, such as 0.5 or 1000, or put it in quotes if it is an id",
    sources: ["RFC 8259, section 6"],
    flagged: [
      #"{"text": "a", "weight": .5}"#, #"{"text": "a", "weight": 1.}"#, #"{"id": 007}"#,
      #"{"id": 0x1F}"#, #"{"id": +1}"#, #"{"id": 1_000}"#, #"{"day": 2026-11-04}"#,
    ],
    allowed: [#"{"text": "+1 .5 007", "weight": -0.5e+3}"#, #"{"id": NaN}"#],
    check: .syntax([.malformedNumber]))
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let numberOutOfRange = Rule(
    "json/number-out-of-range", .error,
    summary: "A number is too large for a double.",
    why: """
      The grammar of JSON allows any number, but almost every reader makes it a double, which ends
      near 1.8e308. Python reads a larger one as infinity and writes `Infinity` the next time, which
      is not JSON; orjson and simdjson refuse the line.
      """,
    help: "write a number that a double can hold, or a string",
    sources: ["RFC 8259, section 6", "IEEE 754, binary64"],
    flagged: [
      #"{"text": "a", "weight": 1e999}"#, #"{"text": "a", "weight": -1.8E+308}"#,
      #"{"text": "a", "weight": 1e99999999999999999999}"#,
    ],
    allowed: [
      #"{"text": "1e999", "weight": 1.7e308}"#, #"{"text": "a", "weight": 1e-999}"#,
      #"{"text": "a", "weight": Infinity}"#,
    ],
    check: .document(.longNumber) { root, findings in
      for value in root.document.values where value.kind == .number {
        guard value.number?.isInfinite == true, DecimalSpelling(value.spelling) != nil else {
          continue
        }
        findings.report(value, "the number \(value.shortSpelling) is too large for a double")
      }
    })
}

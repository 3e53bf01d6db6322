// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let numberPrecision = Rule(
    "json/number-precision", .warning,
    summary: "A number has more digits than a double keeps.",
    why: """
      jq up to 1.6, JavaScript and pandas read numbers as doubles, which hold every integer up to
      2^53 (9007199254740992) and about 17 digits of anything else. Ids that went through one of
      them end in other digits than before, and nothing says so.
      """,
    help: "write the number as a string, or with fewer digits",
    sources: ["RFC 8259, section 6", "RFC 7493, section 2.2"],
    flagged: [
      #"{"text": "a", "id": 9007199254740993}"#, #"{"text": "a", "id": -12345678901234567890}"#,
      #"{"text": "a", "score": 0.12345678901234567891}"#, #"{"text": "a", "score": 1e-400}"#,
    ],
    allowed: [
      #"{"text": "a", "id": 9007199254740992}"#, #"{"text": "a", "id": "9007199254740993"}"#,
      #"{"text": "a", "score": 0.10000000000000001, "weight": 1e23}"#,
      #"{"text": "a", "score": 0.50000000000000000000, "weight": 1.5e-300}"#,
      #"{"text": "a", "score": 1e999}"#,
    ],
    check: .document(.longNumber) { root, findings in
      for value in root.document.values where value.kind == .number {
        guard let fault = precisionFault(value) else { continue }
        findings.report(value, "the number \(value.shortSpelling) \(fault)")
      }
    })
}

/// What a double does to the number; nil when that does no harm.
private func precisionFault(_ value: JSONValue) -> String? {
  let spelling = value.spelling
  guard spelling.utf8.count > 15 || spelling.utf8.contains(where: { $0 | 0x20 == 0x65 }),
    let spelled = DecimalSpelling(spelling), let number = value.number, number.isFinite
  else { return nil }
  let read =
    number == 0
    ? "0"
    : number.magnitude < 0x1p63 && spelled.isInteger
      ? String(Int64(number)) : number.description
  let isKept = spelled == DecimalSpelling(read)
  if spelled.isInteger, (Int(spelling)?.magnitude ?? .max) > 1 << 53 {
    return isKept ? "is beyond 2^53, where doubles leave gaps" : "is \(read) as a double"
  }
  // Up to 17 digits may be how a program spells the very double that they are read as.
  let isCareful = spelled.digits.count <= 17 && number != 0
  return isKept || isCareful ? nil : "is \(read) as a double"
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let lineSeparatorInside = Rule(
    "encoding/line-separator-inside", .note,
    summary: "A string holds U+2028, U+2029 or U+0085 as it stands.",
    why: """
      JSON allows these characters inside strings and the service's clients do not end lines at
      them. But programs that part lines with Python's `splitlines()` do, and then see two broken
      records where there was a good one.
      """,
    help: "write them as escapes (\\u2028, \\u2029, \\u0085)",
    sources: [
      "Python documentation, str.splitlines", "huggingface/tau #354", "marin-community/marin #8042",
    ],
    flagged: [
      "{\"text\": \"one\u{2028}two\"}", "{\"text\": \"one\u{2029}two\u{2029}\"}",
      "{\"text\": \"one\u{85}two\"}",
    ],
    allowed: [#"{"text": "one\u2028two"}"#, "{\"text\": \"one\u{A0}two\u{2027}\"}"],
    check: .document(.lineSeparator) { root, findings in
      for value in root.document.values {
        guard let place = firstSeparator(in: value) else { continue }
        findings.report(place.range, in: value, "a raw \(place.name) inside a string")
      }
    })
}

private func firstSeparator(in value: JSONValue) -> (range: Range<Int>, name: String)? {
  guard value.kind == .string || value.kind == .key else { return nil }
  let bytes = value.document.bytes(value.range)
  for (offset, byte) in bytes.enumerated() where byte == 0xE2 || byte == 0xC2 {
    guard let (name, length) = separator(bytes[offset...].prefix(3)) else { continue }
    let start = value.range.lowerBound + offset
    return (start..<start + length, name)
  }
  return nil
}

private func separator(_ bytes: ArraySlice<UInt8>) -> (name: String, length: Int)? {
  if bytes.starts(with: [0xE2, 0x80, 0xA8]) { return ("line separator (U+2028)", 3) }
  if bytes.starts(with: [0xE2, 0x80, 0xA9]) { return ("paragraph separator (U+2029)", 3) }
  return bytes.starts(with: [0xC2, 0x85]) ? ("next line character (U+0085)", 2) : nil
}

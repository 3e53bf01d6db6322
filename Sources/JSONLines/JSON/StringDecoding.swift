// SPDX-License-Identifier: Apache-2.0

/// From the spelling of a JSON string to its text.
enum StringDecoding {
  /// Returns the text of `literal`, which includes its quotes, as UTF-8.
  ///
  /// Lenient, for strings that the explaining parser let pass: anything is taken for a quote, and an
  /// unknown escape stands for itself.
  static func decode(_ literal: [UInt8], hasEscape: Bool) -> [UInt8] {
    let body = literal.dropFirst().dropLast()
    guard hasEscape else { return Array(body) }
    var text: [UInt8] = []
    text.reserveCapacity(body.count)
    var rest = body
    while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
      text.append(contentsOf: rest[..<backslash])
      rest = rest[(backslash + 1)...]
      if let escaped = rest.popFirst() { decodeEscape(escaped, &rest, into: &text) }
    }
    text.append(contentsOf: rest)
    return text
  }

  private static func decodeEscape(
    _ escaped: UInt8, _ rest: inout ArraySlice<UInt8>, into text: inout [UInt8]
  ) {
    switch escaped {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"): decodeUnicodeEscape(&rest, into: &text)
    default: text.append(escaped)
    }
  }

  private static func decodeUnicodeEscape(
    _ rest: inout ArraySlice<UInt8>, into text: inout [UInt8]
  ) {
    guard let unit = codeUnit(rest) else { return text.append(UInt8(ascii: "u")) }
    rest = rest.dropFirst(4)
    var scalar = Unicode.Scalar(UInt32(unit))
    if UTF16.isLeadSurrogate(unit), rest.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]),
      let trail = codeUnit(rest.dropFirst(2)), UTF16.isTrailSurrogate(trail)
    {
      rest = rest.dropFirst(6)
      scalar = Unicode.Scalar(
        0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00))
    }
    text.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}").map(Array.init) ?? [])
  }

  private static func codeUnit(_ digits: ArraySlice<UInt8>) -> UInt16? {
    guard digits.count >= 4 else { return nil }
    var unit: UInt16 = 0
    for digit in digits.prefix(4) {
      guard let value = hexadecimalValue(digit) else { return nil }
      unit = unit << 4 | UInt16(value)
    }
    return unit
  }
}

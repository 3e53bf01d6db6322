// SPDX-License-Identifier: Apache-2.0

/// Numbers in tags.
enum NumberLiteral {
  /// Returns the number that starts at `index` and where it ends; nil when none starts there.
  static func scan(
    _ source: [UInt8], from index: Int, at position: Position
  ) throws(TemplateError) -> (Token.Kind, Int)? {
    guard isDigit(source[index]) else { return nil }
    if let prefixed = prefixedInteger(source, from: index) { return prefixed }
    let whole = digitsEnd(source, from: index)
    let isAfterDot = index > 0 && source[index - 1] == UInt8(ascii: ".")
    if !isAfterDot, let end = fractionEnd(source, from: whole) {
      let spelling = String(decoding: source[index..<end].filter { $0 != 0x5F }, as: UTF8.self)
      return (.float(Double(spelling) ?? .infinity), end)
    }
    let digits = source[index..<whole].filter { $0 != 0x5F }
    // Python has no decimal numbers that start with a zero.
    if digits.first == UInt8(ascii: "0"), digits.contains(where: { $0 != UInt8(ascii: "0") }) {
      return (.integer("0"), index + 1)
    }
    return (.integer(String(decoding: digits, as: UTF8.self)), whole)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private static func digitsEnd(_ source: [UInt8], from index: Int) -> Int {
    var end = index
    while end < source.count {
      if isDigit(source[end]) {
        end += 1
      } else if source[end] == 0x5F, end > index, end + 1 < source.count, isDigit(source[end + 1]) {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  private static func fractionEnd(_ source: [UInt8], from whole: Int) -> Int? {
    var end = whole
    if end + 1 < source.count, source[end] == UInt8(ascii: "."), isDigit(source[end + 1]) {
      end = digitsEnd(source, from: end + 1)
    }
    if end < source.count, source[end] | 0x20 == UInt8(ascii: "e") {
      var power = end + 1
      if power < source.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(source[power]) {
        power += 1
      }
      if power < source.count, isDigit(source[power]) { end = digitsEnd(source, from: power) }
    }
    return end > whole ? end : nil
  }

  private static func prefixedInteger(
    _ source: [UInt8], from index: Int
  ) -> (Token.Kind, Int)? {
    guard source[index] == UInt8(ascii: "0"), index + 1 < source.count else { return nil }
    let radix: Int
    switch source[index + 1] | 0x20 {
    case UInt8(ascii: "b"): radix = 2
    case UInt8(ascii: "o"): radix = 8
    case UInt8(ascii: "x"): radix = 16
    default: return nil
    }
    var end = index + 2
    while end < source.count,
      source[end] == 0x5F || Int(String(Unicode.Scalar(source[end])), radix: radix) != nil
    {
      end += 1
    }
    let digits = String(decoding: source[index + 2..<end].filter { $0 != 0x5F }, as: UTF8.self)
    guard let value = UInt64(digits, radix: radix) else { return nil }
    return (.integer(String(value)), end)
  }
}

/// Quoted strings in tags.
enum StringLiteral {
  /// Returns the text of the string that starts at `index`, and where it ends.
  static func scan(
    _ source: [UInt8], from index: Int, at position: Position
  ) throws(TemplateError) -> (Text, Int) {
    let quote = source[index]
    var end = index + 1
    var hasEscape = false
    while end < source.count, source[end] != quote {
      if source[end] == UInt8(ascii: "\\") {
        hasEscape = true
        end += 1
      }
      end += 1
    }
    guard end < source.count else { throw .syntax("a string has no end", at: position) }
    let body = index + 1..<end
    guard hasEscape else { return (Text(source[body]), end + 1) }
    return (Text(try decode(source[body], at: position)), end + 1)
  }

  private static func decode(
    _ body: ArraySlice<UInt8>, at position: Position
  ) throws(TemplateError) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = body
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch escaped {
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "a"): bytes.append(0x07)
      case UInt8(ascii: "b"): bytes.append(0x08)
      case UInt8(ascii: "f"): bytes.append(0x0C)
      case UInt8(ascii: "v"): bytes.append(0x0B)
      case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): bytes.append(escaped)
      case 0x0A: break
      case UInt8(ascii: "0")...UInt8(ascii: "7"):
        rest = body[(rest.startIndex - 1)...]
        bytes.append(take(&rest, upTo: 3, radix: 8) ?? "\u{FFFD}")
      case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
        let width = escaped == UInt8(ascii: "x") ? 2 : escaped == UInt8(ascii: "u") ? 4 : 8
        guard rest.count >= width, let scalar = take(&rest, upTo: width, radix: 16, exactly: true)
        else { throw .syntax("a string has a broken escape", at: position) }
        bytes.append(scalar)
      case UInt8(ascii: "N"):
        throw .syntax("characters by name are not supported; use \\u", at: position)
      default: bytes += [byte, escaped]
      }
    }
    return bytes
  }

  private static func take(
    _ rest: inout ArraySlice<UInt8>, upTo width: Int, radix: Int, exactly: Bool = false
  ) -> Unicode.Scalar? {
    var value: UInt32 = 0
    var taken = 0
    while taken < width, let byte = rest.first,
      let digit = UInt32(String(Unicode.Scalar(byte)), radix: radix)
    {
      value = value << (radix == 8 ? 3 : 4) | digit
      rest.removeFirst()
      taken += 1
    }
    guard !exactly || taken == width else { return nil }
    return Unicode.Scalar(value)
  }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What about a valid JSON text some parsers refuse although the grammar allows it, or stop at.
///
/// Read from the bytes by a lexer of its own, so that an exception from the rule "all parsers agree"
/// rests neither on the scanner nor on the explaining parser. See `Tests/Fixtures/json/README.md`.
struct Peculiarities {
  /// A surrogate escape without its partner.
  var hasLoneSurrogate = false
  /// A number that a double makes infinite.
  var hasInfiniteNumber = false
  /// An integer that needs more than 64 bits.
  var hasLongInteger = false
  /// A number with an exponent or more than fifteen bytes.
  var hasLongNumber = false
  /// A string with `\u0000`.
  var hasNulEscape = false
  /// A string with U+0085, U+2028 or U+2029 as it stands.
  var hasLineSeparator = false
  /// The number of brackets that are open at the deepest place, outside of strings.
  var depth = 0

  private let text: [UInt8]
  private var here = 0

  init(_ text: [UInt8]) {
    self.text = text
    var open = 0
    while here < text.count {
      switch text[here] {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        open += 1
        depth = max(depth, open)
      case UInt8(ascii: "]"), UInt8(ascii: "}"): open -= 1
      case UInt8(ascii: "\""): readString()
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
      default: break
      }
      here += 1
    }
  }

  private mutating func readNumber() {
    let start = here
    while here + 1 < text.count, Array("+-.eE0123456789".utf8).contains(text[here + 1]) {
      here += 1
    }
    let spelling = String(decoding: text[start...here], as: UTF8.self)
    // Foundation's reader, not Swift's, which the package itself uses.
    if strtod(spelling, nil).isInfinite { hasInfiniteNumber = true }
    let isInteger = !spelling.contains { ".eE".contains($0) }
    if isInteger, Int64(spelling) == nil, UInt64(spelling) == nil { hasLongInteger = true }
    if spelling.utf8.count > 15 || spelling.contains(where: { "eE".contains($0) }) {
      hasLongNumber = true
    }
  }

  private mutating func readString() {
    let start = here + 1
    var pending = false
    here = start
    while here < text.count, text[here] != UInt8(ascii: "\"") {
      if text[here] == UInt8(ascii: "\\") {
        let unit = codeUnit()
        if unit == 0 { hasNulEscape = true }
        let isTrail = unit.map { (0xDC00...0xDFFF).contains($0) } ?? false
        if pending != isTrail { hasLoneSurrogate = true }
        pending = unit.map { (0xD800...0xDBFF).contains($0) } ?? false
        here += unit == nil ? 2 : 6
      } else {
        if pending { hasLoneSurrogate = true }
        pending = false
        here += 1
      }
    }
    if pending { hasLoneSurrogate = true }
    let body = String(decoding: text[start..<max(start, min(here, text.count))], as: UTF8.self)
    hasLineSeparator =
      hasLineSeparator
      || body.unicodeScalars.contains { [0x85, 0x2028, 0x2029].contains($0.value) }
  }

  /// The code unit of the `\uXXXX` that starts here; nil for any other escape.
  private func codeUnit() -> UInt16? {
    guard here + 6 <= text.count, text[here + 1] == UInt8(ascii: "u") else { return nil }
    return UInt16(String(decoding: text[here + 2..<here + 6], as: UTF8.self), radix: 16)
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Numbers as RFC 8785 spells them: like ECMAScript's `Number::toString` (ECMA-262, 6.1.6.1.20).
enum CanonicalNumber {
  /// Appends the canonical spelling of a number that is spelled in JSON.
  static func append(_ spelling: some BidirectionalCollection<UInt8>, to bytes: inout [UInt8]) {
    let digits = spelling.first == UInt8(ascii: "-") ? spelling.count - 1 : spelling.count
    let isInteger = spelling.allSatisfy { $0 == UInt8(ascii: "-") || ($0 &- 0x30) < 10 }
    let isZero = isInteger && digits == 1 && spelling.last == 0x30
    if isZero { return bytes.append(0x30) }
    // Seventeen digits and more may be beyond 2⁵³; all of them are kept.
    if isInteger { return bytes.append(contentsOf: spelling) }
    let number = Double(String(decoding: spelling, as: UTF8.self)) ?? .infinity
    guard number.isFinite else { return bytes.append(contentsOf: spelling) }
    bytes.append(contentsOf: text(of: number).utf8)
  }

  /// Returns the shortest text that means exactly `number`, laid out as ECMAScript does.
  static func text(of number: Double) -> String {
    guard number != 0 else { return "0" }
    let (digits, point) = decimal(number.magnitude)
    let sign = number < 0 ? "-" : ""
    return sign + layout(digits, point)
  }

  /// The shortest digits, and where the decimal point stands behind the first of them.
  private static func decimal(_ number: Double) -> (digits: String, point: Int) {
    let parts = "\(number)".split(separator: "e")
    let fraction = parts[0].split(separator: ".")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let whole = fraction[0]
    var digits = String(whole) + (fraction.count > 1 ? String(fraction[1]) : "")
    let zeros = digits.prefix { $0 == "0" }.count
    digits = String(digits.dropFirst(zeros))
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    return (digits, whole.count - zeros + exponent)
  }

  private static func layout(_ digits: String, _ point: Int) -> String {
    let count = digits.count
    switch point {
    case count...21: return digits + String(repeating: "0", count: point - count)
    case 1...21: return "\(digits.prefix(point)).\(digits.dropFirst(point))"
    case -5...0: return "0." + String(repeating: "0", count: -point) + digits
    default:
      let exponent = point > 0 ? "e+\(point - 1)" : "e\(point - 1)"
      let rest = digits.dropFirst()
      return digits.prefix(1) + (rest.isEmpty ? "" : "." + rest) + exponent
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

/// The size of a JSON number exactly as it is spelled, to compare it with what a double makes of it.
///
/// The sign is left out: no reader loses it.
struct DecimalSpelling: Equatable {
  /// The significant digits, without zeros in front or behind; none for zero.
  let digits: [UInt8]
  /// The power of ten of the place before the first digit.
  let exponent: Int
  /// Whether the spelling has neither a fraction nor an exponent.
  let isInteger: Bool

  /// Reads a number; nil when JSON does not spell numbers this way.
  init?(_ spelling: String) {
    var rest = spelling[...].utf8
    rest.skip(UInt8(ascii: "-"))
    let whole = rest.takeDigits()
    guard !whole.isEmpty, whole.count == 1 || whole[0] != UInt8(ascii: "0") else { return nil }
    let hasFraction = rest.skip(UInt8(ascii: "."))
    let fraction = hasFraction ? rest.takeDigits() : []
    let hasExponent = rest.skip(UInt8(ascii: "e")) || rest.skip(UInt8(ascii: "E"))
    let power = hasExponent ? rest.takePower() : 0
    guard let power, rest.isEmpty, hasFraction == !fraction.isEmpty else { return nil }

    let all = whole + fraction
    let leading = all.prefix { $0 == UInt8(ascii: "0") }.count
    let trailing = all.reversed().prefix { $0 == UInt8(ascii: "0") }.count
    digits = Array(all[leading..<max(leading, all.count - trailing)])
    exponent = digits.isEmpty ? 0 : whole.count - leading + power
    isInteger = !hasFraction && !hasExponent
  }

  /// Whether two numbers are equally large.
  static func == (left: DecimalSpelling, right: DecimalSpelling) -> Bool {
    left.digits == right.digits && left.exponent == right.exponent
  }
}

extension Substring.UTF8View {
  @discardableResult
  fileprivate mutating func skip(_ byte: UInt8) -> Bool {
    guard first == byte else { return false }
    removeFirst()
    return true
  }

  fileprivate mutating func takeDigits() -> [UInt8] {
    let digits = prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    self = self[digits.endIndex...]
    return Array(digits)
  }

  /// The number after an `e`, no larger than what is far out of any range; nil without digits.
  fileprivate mutating func takePower() -> Int? {
    let isNegative = first == UInt8(ascii: "-")
    if !skip(UInt8(ascii: "-")) { skip(UInt8(ascii: "+")) }
    let all = takeDigits()
    guard !all.isEmpty else { return nil }
    let digits = all.drop { $0 == UInt8(ascii: "0") }
    let size = digits.count > 9 ? 1_000_000_000 : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return isNegative ? -size : size
  }
}

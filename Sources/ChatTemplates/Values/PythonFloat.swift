// SPDX-License-Identifier: Apache-2.0

/// Doubles as Python spells them.
enum PythonFloat {
  /// Returns `repr(value)`: the fewest digits that give the same double.
  static func spell(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let sign = value.sign == .minus ? "-" : ""
    guard value != 0 else { return sign + "0.0" }
    let (digits, exponent) = decimal(value.magnitude)
    guard exponent >= -4, exponent < 16 else {
      let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
      let power = String(exponent.magnitude)
      return sign + digits.prefix(1) + fraction + (exponent < 0 ? "e-" : "e+")
        + (power.count < 2 ? "0" : "") + power
    }
    guard exponent >= 0 else {
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
    }
    let whole = digits.prefix(exponent + 1)
    let zeros = String(repeating: "0", count: exponent + 1 - whole.count)
    let fraction = digits.dropFirst(exponent + 1)
    return sign + whole + zeros + "." + (fraction.isEmpty ? "0" : fraction)
  }

  /// Returns the shortest digits of a positive number and the exponent of the first.
  private static func decimal(_ value: Double) -> (digits: String, exponent: Int) {
    let parts = value.description.split(separator: "e")
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    var digits = String(mantissa.joined())
    exponent += mantissa[0].count - 1
    while digits.count > 1, digits.hasPrefix("0") {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    return (digits, exponent)
  }

  /// Returns the number with a fixed count of decimals, rounded half to even on the exact value.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return spell(value) }
    let sign = value.sign == .minus ? "-" : ""
    var digits = exactDigits(value.magnitude, decimals)
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    guard decimals > 0 else { return sign + digits }
    return sign + digits.dropLast(decimals) + "." + digits.suffix(decimals)
  }

  /// Returns the number as `d.ddde±dd`.
  static func exponential(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return spell(value) }
    let sign = value.sign == .minus ? "-" : ""
    let (digits, exponent) = significant(value.magnitude, decimals + 1)
    let power = String(exponent.magnitude)
    return sign + digits.prefix(1) + (decimals > 0 ? "." : "") + digits.dropFirst()
      + (exponent < 0 ? "e-" : "e+") + (power.count < 2 ? "0" : "") + power
  }

  /// Returns the number with so many significant digits, without zeros at the end.
  static func general(_ value: Double, _ count: Int) -> String {
    guard value.isFinite else { return spell(value) }
    let (_, exponent) = significant(value.magnitude, count)
    let isExponential = exponent < -4 || exponent >= count
    let text =
      isExponential ? exponential(value, count - 1) : fixed(value, max(0, count - 1 - exponent))
    let parts = text.split(separator: "e", maxSplits: 1)
    var mantissa = String(parts[0])
    if mantissa.contains(".") {
      while mantissa.hasSuffix("0") { mantissa.removeLast() }
      if mantissa.hasSuffix(".") { mantissa.removeLast() }
    }
    return parts.count > 1 ? mantissa + "e" + parts[1] : mantissa
  }

  /// Returns so many significant digits of a number, and the exponent of the first.
  private static func significant(_ value: Double, _ count: Int) -> (String, Int) {
    guard value != 0 else { return (String(repeating: "0", count: count), 0) }
    // All digits of any double lie within the first 1100 decimals.
    let exact = exactDigits(value, 1_100)
    var digits = Array(exact.utf8)
    var exponent = digits.count - 1 - 1_100
    if digits.count > count {
      let rest = digits[count...]
      let half = UInt8(ascii: "5")
      let first = rest[count]
      let isAbove = first > half || (first == half && rest.dropFirst().contains { $0 != 0x30 })
      let isTie = first == half && !isAbove
      digits.removeSubrange(count...)
      if isAbove || (isTie && digits[count - 1] % 2 == 1) {
        var index = count - 1
        while index >= 0, digits[index] == UInt8(ascii: "9") {
          digits[index] = 0x30
          index -= 1
        }
        if index >= 0 {
          digits[index] += 1
        } else {
          digits.insert(UInt8(ascii: "1"), at: 0)
          digits.removeLast()
          exponent += 1
        }
      }
    }
    while digits.count < count { digits.append(0x30) }
    return (String(decoding: digits, as: UTF8.self), exponent)
  }

  /// Returns round(value · 10^decimals) in digits, computed on the exact binary value.
  private static func exactDigits(_ value: Double, _ decimals: Int) -> String {
    guard value != 0 else { return "0" }
    var number = Digits(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0))
    let power = (value.isNormal ? Int(value.exponentBitPattern) : 1) - 1075
    for _ in 0..<decimals { number.multiply(by: 10) }
    guard power < 0 else {
      for _ in 0..<power { number.multiply(by: 2) }
      return number.description
    }
    var isExact = true
    for _ in 0..<(-power - 1) where number.halve() { isExact = false }
    let isHalf = number.halve()
    if isHalf, !isExact || number.isOdd { number.increment() }
    return number.description
  }
}

/// A natural number in decimal limbs, smallest first, for the printing of doubles.
private struct Digits: CustomStringConvertible {
  private static let base: UInt64 = 1_000_000_000
  private var limbs: [UInt64] = []

  init(_ value: UInt64) {
    var rest = value
    repeat {
      limbs.append(rest % Digits.base)
      rest /= Digits.base
    } while rest > 0
  }

  var isOdd: Bool { limbs[0] % 2 == 1 }

  mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = limbs[index] * factor + carry
      limbs[index] = product % Digits.base
      carry = product / Digits.base
    }
    if carry > 0 { limbs.append(carry) }
  }

  /// Halves the number; returns whether there was a rest.
  mutating func halve() -> Bool {
    var rest: UInt64 = 0
    for index in limbs.indices.reversed() {
      let value = limbs[index] + rest * Digits.base
      limbs[index] = value / 2
      rest = value % 2
    }
    while limbs.count > 1, limbs.last == 0 { limbs.removeLast() }
    return rest == 1
  }

  mutating func increment() {
    for index in limbs.indices {
      limbs[index] += 1
      guard limbs[index] == Digits.base else { return }
      limbs[index] = 0
    }
    limbs.append(1)
  }

  var description: String {
    var text = String(limbs.last ?? 0)
    for limb in limbs.dropLast().reversed() {
      let digits = String(limb)
      text += String(repeating: "0", count: 9 - digits.count) + digits
    }
    return text
  }
}

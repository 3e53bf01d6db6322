// SPDX-License-Identifier: Apache-2.0

/// Numbers as people read them.
package enum Quantity {
  /// Returns `count` with the noun in its right number: "1 record", "12,000 records".
  package static func text(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Returns `number` with commas between thousands.
  static func grouped(_ number: some BinaryInteger) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return number < 0 ? "-" + text : text
  }

  /// Returns a size in decimal units: "512 bytes", "3.1 MB".
  package static func bytes(_ count: Int) -> String {
    let units = ["kB", "MB", "GB", "TB"]
    guard count >= 1000 else { return text(count, "byte") }
    var value = Double(count) / 1000
    var unit = 0
    while value >= 999.95, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    return "\(oneDecimal(value)) \(units[unit])"
  }

  /// Returns a number with one digit after the point.
  static func oneDecimal(_ value: Double) -> String { fixed(value, digits: 1) }

  /// Returns a duration: "0.004 s", "12.3 s".
  static func seconds(_ value: Double) -> String {
    "\(fixed(value, digits: value < 10 ? 3 : 1)) s"
  }

  private static func fixed(_ value: Double, digits: Int) -> String {
    let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
    let scaled = Int((value * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    let padding = String(repeating: "0", count: digits - fraction.count)
    return "\(scaled / scale).\(padding)\(fraction)"
  }
}

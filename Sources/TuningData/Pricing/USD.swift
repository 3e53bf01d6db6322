// SPDX-License-Identifier: Apache-2.0

/// An amount of money in billionths of a US dollar, so that sums and products are exact.
///
/// The largest amount is about 10²⁹ dollars; 10¹⁸ tokens at any price are far below it.
public struct USD: Sendable, Hashable {
  /// Billionths of a dollar.
  public let nanodollars: Int128

  /// No money.
  public static let zero = USD(nanodollars: 0)

  /// Creates an amount.
  public init(nanodollars: Int128) { self.nanodollars = nanodollars }

  /// Reads an amount written as digits, with up to nine more behind a point: `4`, `0.34`.
  public init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), (1...18).contains(parts[0].count),
      parts.count == 1 || (1...9).contains(parts[1].count)
    else { return nil }
    var digits = Array(parts[0])
    let fraction = parts.count == 2 ? Array(parts[1]) : []
    digits += fraction + [UInt8](repeating: UInt8(ascii: "0"), count: 9 - fraction.count)
    var value: Int128 = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int128(digit - UInt8(ascii: "0"))
    }
    self.init(nanodollars: value)
  }
}

extension USD: Comparable {
  /// Whether `left` is less money than `right`.
  public static func < (left: USD, right: USD) -> Bool { left.nanodollars < right.nanodollars }
}

extension USD {
  /// Returns the price of `tokens` at this price for a million of them, rounded to a billionth of a
  /// dollar in the direction asked for.
  func price(ofTokens tokens: Int128, roundedUp: Bool) -> USD {
    let (quotient, remainder) = (nanodollars * tokens).quotientAndRemainder(dividingBy: 1_000_000)
    return USD(nanodollars: quotient + (roundedUp && remainder > 0 ? 1 : 0))
  }

  /// The amount in dollars, as exactly as a number of this kind can hold it.
  public var dollars: Double { Double(nanodollars) / 1e9 }
}

extension USD: CustomStringConvertible {
  /// The amount as people write it: cents, and four digits behind the point below a dollar when
  /// there are fractions of a cent.
  public var description: String {
    let isSmall = nanodollars.magnitude < 1_000_000_000 && nanodollars % 10_000_000 != 0
    let digits = isSmall ? 4 : 2
    let unit: Int128 = isSmall ? 100_000 : 10_000_000
    let rounded = (nanodollars.magnitude + UInt128(unit / 2)) / UInt128(unit)
    let scale: UInt128 = isSmall ? 10_000 : 100
    let fraction = String(rounded % scale)
    let padding = String(repeating: "0", count: digits - fraction.count)
    let sign = nanodollars < 0 ? "-" : ""
    return "\(sign)$\(Quantity.grouped(rounded / scale)).\(padding)\(fraction)"
  }
}

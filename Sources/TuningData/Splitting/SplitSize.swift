// SPDX-License-Identifier: Apache-2.0

/// How large a part is to be.
public enum SplitSize: Sendable, Hashable {
  /// A share of all rows, in billionths: more than none and less than all.
  case share(billionths: Int)
  /// A number of rows, from 1.
  case rows(Int)
  /// What the other parts leave.
  case rest

  /// What a whole has.
  static let whole = 1_000_000_000

  /// Reads `0.1`, `10%`, `500`, `500rows` or `rest`; nil from anything else.
  ///
  /// A number with a point is a share, one without a number of rows.
  public init?(_ text: String) {
    if text == "rest" {
      self = .rest
    } else if text.hasSuffix("%") {
      guard let share = SplitSize.billionths(text.dropLast(), digits: 7) else { return nil }
      self = .share(billionths: share)
    } else if text.contains(".") {
      guard let share = SplitSize.billionths(text[...], digits: 9) else { return nil }
      self = .share(billionths: share)
    } else {
      let digits = text.hasSuffix("rows") ? text.dropLast(4) : text[...]
      guard digits.utf8.allSatisfy({ ($0 &- 0x30) < 10 }), let rows = Int(digits),
        (1...SplitError.mostLines).contains(rows)
      else { return nil }
      self = .rows(rows)
    }
  }

  /// Reads a decimal number and returns it times ten to the power of `digits`, when that is a whole
  /// number between nothing and `whole`.
  private static func billionths(_ text: Substring, digits: Int) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), text.utf8.count <= 20,
      text.utf8.allSatisfy({ ($0 &- 0x30) < 10 || $0 == 0x2E })
    else { return nil }
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    guard fraction.count <= digits, !(parts[0].isEmpty && fraction.isEmpty) else { return nil }
    let padded = parts[0] + fraction + String(repeating: "0", count: digits - fraction.count)
    guard let share = Int(padded), share > 0, share < whole else { return nil }
    return share
  }
}

extension SplitSize: CustomStringConvertible {
  /// The size as people write it: `10%`, `500 rows`, `the rest`.
  public var description: String {
    switch self {
    case .share(let billionths):
      let (whole, fraction) = billionths.quotientAndRemainder(dividingBy: 10_000_000)
      guard fraction > 0 else { return "\(whole)%" }
      var digits = String(String(10_000_000 + fraction).dropFirst())
      while digits.last == "0" { digits.removeLast() }
      return "\(whole).\(digits)%"
    case .rows(let rows): return rows == 1 ? "1 row" : "\(rows) rows"
    case .rest: return "the rest"
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

/// The days on which a price holds.
public struct PricePeriod: Sendable, Hashable {
  /// The first day, or the first that it is known for.
  public let start: Day
  /// Whether `start` is the day the price began to hold; else it may be older.
  public let startIsKnown: Bool
  /// The last day; nil while it holds.
  public let end: Day?

  /// Whether the price holds on `day`.
  public func contains(_ day: Day) -> Bool { start <= day && end.map { day <= $0 } ?? true }
}

extension PricePeriod: CustomStringConvertible {
  /// The period in words.
  public var description: String {
    let first = startIsKnown ? "from \(start)" : "\(start) or before"
    return end.map { "\(first) to \($0)" } ?? first
  }
}

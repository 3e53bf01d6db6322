// SPDX-License-Identifier: Apache-2.0

/// How often small numbers occurred: each by itself up to 32, larger ones in ranges that double.
public struct CountSpread: Sendable, Equatable {
  private var occurrences: [Int: Int] = [:]
  /// The largest number that is counted by itself.
  public static let largestExact = 32

  /// Creates a spread of nothing.
  public init() {}

  /// Adds an occurrence of a number from 0.
  public mutating func add(_ number: Int) {
    occurrences[CountSpread.range(of: number).lowerBound, default: 0] += 1
  }

  /// Adds the occurrences of another spread.
  public mutating func add(_ other: CountSpread) {
    occurrences.merge(other.occurrences, uniquingKeysWith: +)
  }

  /// The numbers that occurred, in order, and how often.
  public var sorted: [(numbers: ClosedRange<Int>, count: Int)] {
    occurrences.sorted { $0.key < $1.key }.map { start, count in
      (numbers: CountSpread.range(of: start), count: count)
    }
  }

  /// How many numbers were added.
  public var total: Int { occurrences.values.reduce(0, +) }

  /// The numbers that are counted together with `number`.
  static func range(of number: Int) -> ClosedRange<Int> {
    guard number > largestExact else { return number...number }
    var upper = 2 * largestExact
    while upper < number, upper <= .max / 2 { upper *= 2 }
    return upper < number ? upper + 1...Int.max : upper / 2 + 1...upper
  }
}

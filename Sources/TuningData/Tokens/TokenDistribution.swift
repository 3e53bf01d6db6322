// SPDX-License-Identifier: Apache-2.0

/// How the rows of a file are spread over lengths.
///
/// Memory grows with the number of different lengths, not of rows.
public struct TokenDistribution: Sendable, Equatable {
  private var rowsByLength: [Int: Int] = [:]
  /// How many rows there are.
  public private(set) var rows = 0

  /// Creates an empty distribution.
  public init() {}

  /// Adds rows of a length.
  public mutating func add(_ length: Int, rows count: Int = 1) {
    rowsByLength[length, default: 0] += count
    rows += count
  }

  /// Adds the rows of another distribution.
  public mutating func add(_ other: TokenDistribution) {
    rowsByLength.merge(other.rowsByLength, uniquingKeysWith: +)
    rows += other.rows
  }

  /// The lengths that occur, in order, and how many rows have each.
  ///
  /// - Complexity: O(*n* log *n*) in the number of different lengths.
  public var sorted: [(length: Int, rows: Int)] {
    rowsByLength.sorted { $0.key < $1.key }.map { (length: $0.key, rows: $0.value) }
  }

  /// The shortest length; nil without rows.
  public var minimum: Int? { rowsByLength.keys.min() }

  /// The longest length; nil without rows.
  public var maximum: Int? { rowsByLength.keys.max() }

  /// Returns how many rows have a length for which `matches` is true.
  func rows(_ matches: (Int) -> Bool) -> Int {
    rowsByLength.reduce(0) { $0 + (matches($1.key) ? $1.value : 0) }
  }

  /// Returns the least length that at least `share` of the rows do not exceed; nil without rows.
  public func percentile(_ share: Double) -> Int? {
    let wanted = max(1, Int((share * Double(rows)).rounded(.up)))
    var seen = 0
    for (length, count) in sorted {
      seen += count
      if seen >= wanted { return length }
    }
    return maximum
  }

  /// Returns how many rows are in each of `count` ranges of lengths that are equally wide.
  public func histogram(_ count: Int) -> [(lengths: ClosedRange<Int>, rows: Int)] {
    guard let minimum, let maximum, count > 0 else { return [] }
    let width = max(1, (maximum - minimum) / count + 1)
    var bins = stride(from: minimum, through: maximum, by: width).map { start in
      (lengths: start...start + width - 1, rows: 0)
    }
    for (length, rows) in rowsByLength { bins[(length - minimum) / width].rows += rows }
    return bins
  }
}

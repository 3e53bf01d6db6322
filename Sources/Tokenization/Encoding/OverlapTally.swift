// SPDX-License-Identifier: Apache-2.0

/// Counts tokens, and those of them that overlap with one of some ranges of the text.
struct OverlapTally {
  private(set) var total = 0
  private(set) var overlapping = 0

  private let ranges: [Range<Int>]

  /// Whether there are ranges at all.
  var hasRanges: Bool { !ranges.isEmpty }

  private var index = 0
  // The range that comes next, in the text of the tokens; beyond all text when there is none.
  private var lower = Int.max
  private var upper = Int.max

  /// Creates a tally; the ranges are in order, apart and not empty.
  init(ranges: [Range<Int>] = []) {
    self.ranges = ranges
    if let first = ranges.first { (lower, upper) = (first.lowerBound, first.upperBound) }
  }

  /// Returns whether a stretch of text is partly in a range and partly not.
  ///
  /// Stretches have to be asked for in the order of the text.
  @inline(__always)
  mutating func isMixed(_ start: Int, _ end: Int) -> Bool {
    while upper <= start { advance() }
    return lower < end && (start < lower || upper < end)
  }

  /// Counts tokens of a stretch that is not mixed, or one token.
  @inline(__always)
  mutating func add(_ count: Int, _ start: Int, _ end: Int) {
    total &+= count
    while upper <= start { advance() }
    if lower < end { overlapping &+= count }
  }

  private mutating func advance() {
    index += 1
    guard index < ranges.count else {
      (lower, upper) = (.max, .max)
      return
    }
    (lower, upper) = (ranges[index].lowerBound, ranges[index].upperBound)
  }
}

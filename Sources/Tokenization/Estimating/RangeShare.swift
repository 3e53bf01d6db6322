// SPDX-License-Identifier: Apache-2.0

/// Tells how much of each stretch of a text is in one of some ranges.
struct RangeShare {
  private let ranges: [Range<Int>]
  private var index = 0

  /// Creates the shares of ranges that are in order, apart and not empty.
  init(ranges: [Range<Int>]) { self.ranges = ranges }

  /// Whether no range is left.
  var isOver: Bool { index >= ranges.count }

  /// Returns how many bytes of a stretch are in a range; to be asked in the order of the text.
  @inline(__always)
  mutating func bytes(_ start: Int, _ end: Int) -> Int {
    var bytes = 0
    while index < ranges.count {
      let range = ranges[index]
      bytes += max(0, min(end, range.upperBound) - max(start, range.lowerBound))
      if range.upperBound > end { break }
      index += 1
    }
    return bytes
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Ranges of a text.
enum RecordRanges {
  /// Returns the range between two places; nil when it is empty.
  static func range(_ start: Int, _ end: Int) -> Range<Int>? { start < end ? start..<end : nil }

  /// Returns what is left of a range without others.
  static func without(_ holes: [Range<Int>], _ whole: Range<Int>) -> [Range<Int>] {
    var left: [Range<Int>] = []
    var start = whole.lowerBound
    for hole in joined(holes) {
      if let before = range(start, hole.lowerBound) { left.append(before) }
      start = hole.upperBound
    }
    if let rest = range(start, whole.upperBound) { left.append(rest) }
    return left
  }

  /// Returns ranges in order and apart.
  static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

// SPDX-License-Identifier: Apache-2.0

extension Excerpt {
  /// How many bytes are shown, and how many of them before the fault.
  private static let shown = 100
  private static let before = 40

  /// Cuts the part around `fault`, which is in bytes, out of a line; never inside a character.
  init(line: [UInt8], fault: Range<Int>) {
    let start = min(fault.lowerBound, line.count)
    let end = min(max(fault.upperBound, start), line.count)
    let first = Excerpt.boundary(in: line, at: max(0, start - Excerpt.before))
    let last = Excerpt.boundary(in: line, at: min(line.count, first + Excerpt.shown))
    let marked = String(decoding: line[first..<start], as: UTF8.self).unicodeScalars.count
    let length = String(decoding: line[start..<min(end, last)], as: UTF8.self).unicodeScalars.count
    text = String(decoding: line[first..<last], as: UTF8.self)
    self.marked = marked..<marked + length
    continuesBefore = first > 0
    continuesBehind = last < line.count
  }

  /// The start of the character that the byte at `index` is part of.
  private static func boundary(in line: [UInt8], at index: Int) -> Int {
    var index = index
    var steps = 0
    while index > 0, index < line.count, line[index] & 0xC0 == 0x80, steps < 3 {
      index -= 1
      steps += 1
    }
    return index
  }
}

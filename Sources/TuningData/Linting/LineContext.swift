// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The line that rules look at, so that offsets in it become places.
struct LineContext: Sendable {
  /// Stands in where there is no line.
  static let none = LineContext(buffer: ByteBuffer([]), range: 0..<0, number: 0, blockOffset: 0)

  let buffer: ByteBuffer
  /// The line in its block.
  private(set) var range: Range<Int>
  /// The line's number, from 1.
  let number: Int
  /// The offset of the block in the file.
  let blockOffset: Int

  /// The offset of the line's first byte in the file.
  var byteOffset: Int { blockOffset + range.lowerBound }

  /// Leaves out a byte order mark at the start of the file, and of a line over the limit all that the
  /// reader does not keep of one that is longer than a block, so that what is found does not depend
  /// on the size of blocks.
  mutating func shorten(to limit: Int, isOversized: Bool) {
    if isOversized || range.count > limit {
      range = range.prefix(min(limit, BlockReader.oversizedPrefix))
    }
    guard byteOffset == 0, buffer.copy(range.prefix(3)) == [0xEF, 0xBB, 0xBF] else { return }
    range = range.dropFirst(3)
  }

  /// Returns the place of some bytes of the line.
  ///
  /// - Complexity: O(n) in the bytes before the place, which have to be counted as scalars.
  func place(_ bytes: Range<Int>, pointer: String?) -> Place {
    let line = buffer.copy(range)
    let start = min(bytes.lowerBound, line.count)
    return Place(
      line: number,
      column: String(decoding: line[..<start], as: UTF8.self).unicodeScalars.count + 1,
      byteColumn: start + 1,
      byteOffset: byteOffset + start,
      pointer: pointer,
      excerpt: Excerpt(line: line, fault: bytes))
  }
}

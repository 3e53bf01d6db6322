// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The line that rules look at, so that offsets in it become places.
struct LineContext: Sendable {
  /// Stands in where there is no line.
  static let none = LineContext(buffer: ByteBuffer([]), range: 0..<0, number: 0, blockOffset: 0)

  let buffer: ByteBuffer
  /// The line in its block.
  let range: Range<Int>
  /// The line's number, from 1.
  let number: Int
  /// The offset of the block in the file.
  let blockOffset: Int

  /// The offset of the line's first byte in the file.
  var byteOffset: Int { blockOffset + range.lowerBound }

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

extension LineContext {
  /// The line in `range` of a block.
  init(_ block: Block, _ range: Range<Int>, number: Int) {
    self.init(buffer: block.bytes, range: range, number: number, blockOffset: block.offset)
  }
}

extension Block {
  /// Returns what is looked at of a line: all but a byte order mark at the start of the file, and of a
  /// line over the limit only what the reader keeps of one that is longer than a block, so that what
  /// is found does not depend on the size of blocks.
  func visible(_ line: Range<Int>, limit: Int) -> Range<Int> {
    var range = line
    if oversizedLine != nil || range.count > limit {
      range = range.prefix(min(limit, BlockReader.oversizedPrefix))
    }
    guard offset == 0, range.lowerBound == 0, bytes.copy(range.prefix(3)) == [0xEF, 0xBB, 0xBF]
    else { return range }
    return range.dropFirst(3)
  }
}

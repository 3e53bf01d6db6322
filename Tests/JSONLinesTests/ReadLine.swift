// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

/// A line as it came out of blocks.
struct ReadLine: Equatable, CustomTestStringConvertible {
  var text: String
  var offset: Int
  var ending = Line.Ending.lineFeed
  /// The length of a line over the limit.
  var oversized: Int?

  var testDescription: String { "\(text.debugDescription) at \(offset), \(ending)" }

  /// Returns all lines of `source`.
  static func all(
    in source: any ByteSource, blockSize: Int = BlockReader.defaultBlockSize,
    maximumLineBytes: Int = BlockReader.defaultMaximumLineBytes
  ) throws(ReadError) -> [ReadLine] {
    let reader = BlockReader(source, blockSize: blockSize, maximumLineBytes: maximumLineBytes)
    var lines: [ReadLine] = []
    while let block = try reader.next() {
      var cursor = LineCursor(block)
      while let line = cursor.next() {
        lines.append(
          ReadLine(
            text: String(decoding: block.bytes.copy(line.range), as: UTF8.self),
            offset: block.offset + line.range.lowerBound, ending: line.ending,
            oversized: block.oversizedLine))
      }
      reader.recycle(block)
    }
    return lines
  }
}

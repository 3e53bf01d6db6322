// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import JSONLines

@Suite struct OversizedLineTests {
  private static let blockSizes = [1, 2, 3, 7, 11, 12, 13]

  @Test(arguments: blockSizes)
  func aLineOverTheLimitIsReportedWithItsLengthAndTheNextOnesAreRead(_ blockSize: Int) throws {
    for ending in ["\n", "\r\n"] {
      for length in 13...40 {
        let line = String(repeating: "x", count: length)
        let lines = try read("ab\(ending)\(line)\(ending)\(ending)cd\n", blockSize: blockSize)
        let start = 2 + ending.utf8.count
        #expect(lines.map(\.oversized) == [nil, length, nil, nil])
        #expect(lines.map(\.text) == ["ab", "xxxxxxxxxx", "", "cd"])
        #expect(lines[1].offset == start)
        #expect(lines[2].offset == start + length + ending.utf8.count)
      }
    }
  }

  @Test(arguments: blockSizes)
  func aLineAtTheLimitIsWhole(_ blockSize: Int) throws {
    for text in ["0123456789\n", "0123456789\r\n", "0123456789"] {
      let lines = try read(text + text, blockSize: blockSize)
      #expect(lines.allSatisfy { $0.oversized == nil } || !text.hasSuffix("\n"))
      #expect(lines.first?.text.hasPrefix("0123456789") == true)
    }
    #expect(try read("0123456789", blockSize: blockSize).map(\.oversized) == [nil])
  }

  @Test(arguments: blockSizes)
  func aLineOverTheLimitMayEndTheInput(_ blockSize: Int) throws {
    let reader = BlockReader(
      FaultySource(Array("ab\n0123456789abcdef".utf8), piece: 1), blockSize: blockSize,
      maximumLineBytes: 10)
    var last: Block?
    while let block = try reader.next() { last = block }
    #expect(last?.isLast == true)
    #expect(last?.oversizedLine == 16)
    #expect(last?.byteCount == 16)
    #expect(reader.bytesRead == 19)
  }

  @Test(arguments: blockSizes)
  func severalLinesOverTheLimitMayFollowEachOther(_ blockSize: Int) throws {
    let line = String(repeating: "y", count: 25)
    let lines = try read("\(line)\r\n\(line)\n\(line)\r", blockSize: blockSize)
    #expect(lines.map(\.oversized) == [25, 25, 26])
    #expect(lines.map(\.offset) == [0, 27, 53])
  }

  @Test func onlyTheStartOfALongLineIsKept() throws {
    let text = Array(repeating: UInt8(ascii: "z"), count: 1 << 20)
    let reader = BlockReader(MemorySource(text), blockSize: 1 << 10, maximumLineBytes: 1 << 16)
    let block = try #require(try reader.next())
    #expect(block.oversizedLine == 1 << 20)
    #expect(block.bytes.count == BlockReader.oversizedPrefix)
    #expect(try reader.next() == nil)
  }

  @Test func theLimitIsAtLeastOneAndFitsATape() {
    #expect(BlockReader.limit(-1) == 1)
    #expect(BlockReader.limit(0) == 1)
    #expect(BlockReader.limit(10) == 10)
    #expect(BlockReader.limit(.max) < Int(UInt32.max))
  }

  private func read(_ text: String, blockSize: Int) throws -> [ReadLine] {
    try ReadLine.all(
      in: MemorySource(Array(text.utf8)), blockSize: blockSize, maximumLineBytes: 10)
  }
}

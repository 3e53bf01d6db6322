// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import JSONLines

@Suite struct BlockReaderTests {
  @Test func lineFeedsEndLines() throws {
    let lines = try ReadLine.all(in: MemorySource(Array("a\nbc\n".utf8)))
    #expect(lines == [ReadLine(text: "a", offset: 0), ReadLine(text: "bc", offset: 2)])
  }

  @Test func aCarriageReturnBeforeTheLineFeedBelongsToTheEnd() throws {
    let lines = try ReadLine.all(in: MemorySource(Array("a\r\n\r\nb\r".utf8)))
    #expect(
      lines == [
        ReadLine(text: "a", offset: 0, ending: .carriageReturnLineFeed),
        ReadLine(text: "", offset: 3, ending: .carriageReturnLineFeed),
        ReadLine(text: "b\r", offset: 5, ending: .endOfInput),
      ])
  }

  @Test func theLastLineNeedsNoLineFeed() throws {
    let lines = try ReadLine.all(in: MemorySource(Array("a\nb".utf8)))
    #expect(
      lines == [
        ReadLine(text: "a", offset: 0), ReadLine(text: "b", offset: 2, ending: .endOfInput),
      ])
  }

  @Test func blankLinesAreLines() throws {
    let lines = try ReadLine.all(in: MemorySource(Array("\n \n\n".utf8)))
    #expect(lines.map(\.text) == ["", " ", ""])
    #expect(lines.map(\.offset) == [0, 1, 3])
  }

  @Test func emptyInputHasNoBlock() throws {
    let reader = BlockReader(MemorySource([]))
    #expect(try reader.next() == nil)
    #expect(try reader.next() == nil)
    #expect(reader.bytesRead == 0)
  }

  @Test(arguments: [1, 2, 3, 5, 8, 13, 64, 4096])
  func anyBlockSizeAndAnyReadGiveTheSameLines(_ blockSize: Int) throws {
    let text = Array(("{\"a\": 1}\r\n\n[1, 2]\n \r\r\n\"\u{2028}é😀\"\n" + long + "\n\nend").utf8)
    let expected = try ReadLine.all(in: MemorySource(text))
    #expect(expected.count == 8)
    for piece in [1, 3, 1000] {
      let source = FaultySource(text, piece: piece)
      #expect(try ReadLine.all(in: source, blockSize: blockSize) == expected)
    }
  }

  @Test(arguments: [1, 2, 7, 64, 1000])
  func blocksCoverTheInputWithoutGapOrOverlap(_ blockSize: Int) throws {
    let text = Array((long + "\nshort\r\n" + long + "\nx").utf8)
    let reader = BlockReader(MemorySource(text), blockSize: blockSize)
    var whole: [UInt8] = []
    while let block = try reader.next() {
      #expect(block.offset == whole.count)
      #expect(block.byteCount == block.bytes.count)
      #expect(block.isLast || block.bytes[block.bytes.count - 1] == 0x0A)
      whole += block.bytes.copy(0..<block.bytes.count)
      reader.recycle(block)
    }
    #expect(whole == text)
    #expect(reader.bytesRead == text.count)
  }

  @Test func aBlockIsReadableBehindItsEnd() throws {
    let block = try #require(try BlockReader(MemorySource(Array("ab".utf8))).next())
    let behind = unsafe UnsafeRawBufferPointer(start: block.bytes.base + 2, count: 16)
    #expect(unsafe behind.allSatisfy { $0 == 0x0A })
  }

  @Test(arguments: [1, 4, 64])
  func anErrorOfTheSourceComesThrough(_ blockSize: Int) throws {
    let error = ReadError(path: "<faulty>", cause: .system(5))
    let text = Array("one\ntwo\nthree".utf8)
    for failsAfter in 0...text.count {
      let source = FaultySource(text, failsAfter: failsAfter, error: error)
      #expect(throws: error) { try ReadLine.all(in: source, blockSize: blockSize) }
    }
  }

  @Test(arguments: [1, 3, 64], [0, 1, 5, 11, 12, 13, 100])
  func lookingAheadChangesNothing(_ blockSize: Int, _ count: Int) throws {
    let text = Array("one\n\ntwo\nend".utf8)
    let reader = BlockReader(FaultySource(text, piece: 2), blockSize: blockSize)
    let (bytes, isWhole) = try reader.peek(count)
    #expect(bytes == Array(text.prefix(count)))
    #expect(isWhole == (count >= text.count))
    let other = BlockReader(MemorySource(text), blockSize: blockSize)
    while let block = try reader.next() {
      let expected = try #require(try other.next())
      #expect(block.bytes.copy(0..<100) == expected.bytes.copy(0..<100))
      #expect(block.offset == expected.offset)
      #expect(block.isLast == expected.isLast)
    }
    #expect(try other.next() == nil)
  }

  @Test func recycledMemoryIsUsedAgain() throws {
    let text = Array(String(repeating: "line\n", count: 100).utf8)
    let reader = BlockReader(MemorySource(text), blockSize: 16)
    var buffers: Set<ObjectIdentifier> = []
    while let block = try reader.next() {
      buffers.insert(ObjectIdentifier(block.bytes))
      reader.recycle(block)
    }
    #expect(buffers.count <= 3)
  }

  private let long = String(repeating: "0123456789", count: 30)
}

// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSONLines

@Suite struct LineCursorTests {
  @Test func rangesLeaveLineEndsOut() throws {
    #expect(
      try lines(of: "ab\ncd\r\n\n\r\nef") == [
        Line(range: 0..<2, ending: .lineFeed),
        Line(range: 3..<5, ending: .carriageReturnLineFeed),
        Line(range: 7..<7, ending: .lineFeed),
        Line(range: 8..<8, ending: .carriageReturnLineFeed),
        Line(range: 10..<12, ending: .endOfInput),
      ])
  }

  @Test func onlyTheLastCarriageReturnBelongsToTheEnd() throws {
    #expect(
      try lines(of: "a\r\r\n\rb\n") == [
        Line(range: 0..<2, ending: .carriageReturnLineFeed),
        Line(range: 4..<6, ending: .lineFeed),
      ])
  }

  @Test func otherSeparatorsDoNotEndALine() throws {
    let text = "a\u{B}\u{C}\u{85}\u{2028}\u{2029}b"
    #expect(try lines(of: text) == [Line(range: 0..<text.utf8.count, ending: .endOfInput)])
  }

  @Test func theCursorKnowsItsEnd() throws {
    let block = try #require(try BlockReader(MemorySource(Array("a\n\n".utf8))).next())
    var cursor = LineCursor(block)
    #expect(!cursor.isAtEnd)
    _ = cursor.next()
    #expect(!cursor.isAtEnd)
    _ = cursor.next()
    #expect(cursor.isAtEnd)
    #expect(cursor.next() == nil)
  }

  private func lines(of text: String) throws -> [Line] {
    let block = try #require(try BlockReader(MemorySource(Array(text.utf8))).next())
    var cursor = LineCursor(block)
    var lines: [Line] = []
    while let line = cursor.next() { lines.append(line) }
    return lines
  }
}

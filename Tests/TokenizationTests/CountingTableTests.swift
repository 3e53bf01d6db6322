// SPDX-License-Identifier: Apache-2.0

import RandomInput
import Testing

@testable import Tokenization

@Suite struct CountingTableTests {
  @Test func trieFindsTheLongestToken() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<40 {
      var texts: Set<[UInt8]> = []
      for _ in 0..<random.number(in: 1...400) { texts.insert(bytes(&random, 1...6)) }
      let list = Array(texts)
      let trie = TokenTrie(ids: list.indices.map(UInt32.init), tokens: TokenBytes(TokenList(list)))
      for (id, text) in list.enumerated() { #expect(trie.id(text) == UInt32(id)) }
      for _ in 0..<100 {
        let text = bytes(&random, 1...9)
        let expected = list.filter { text.starts(with: $0) }.max { $0.count < $1.count }
        text.withPaddedText { start, end in
          let found = trie.longestMatch(start, end)
          #expect(found.length == expected?.count ?? 0)
          if let expected { #expect(list[Int(found.id)] == expected) }
        }
        #expect((trie.id(text) != nil) == texts.contains(text))
      }
    }
  }

  @Test func pairsAreFoundBesideManyThatAreNone() {
    let pairs = PairTable(count: 500)
    for index in 0..<500 as Range<UInt32> {
      pairs.insert(index, index * 3 % 500, merged: index + 1000)
    }
    let copy = PairTable(slots: pairs.slots)
    for left in 0..<500 as Range<UInt32> {
      for right in 0..<500 as Range<UInt32> {
        let expected = right == left * 3 % 500 ? left + 1000 : nil
        #expect(pairs.merged(left, right) == expected)
        #expect(copy.merged(left, right) == expected)
      }
    }
  }

  @Test func tablesOfPiecesGrowAndForget() throws {
    var random = SplitMix64(seed: 6)
    var table = PieceTable([], TokenBytes([]), hasMarks: false)
    var known: [[UInt8]: Int] = [:]
    for _ in 0..<5_000 {
      let piece = bytes(&random, 1...15)
      let key = PieceTable.key(piece)
      let line = PieceTable.line(key, table.entries.count)
      #expect(table.find(key, line) == known[piece])
      #expect([0, known[piece] ?? 0].contains(table.look(key, line)))
      guard known[piece] == nil else { continue }
      if table.isFull { table = PieceTable(table, capacity: table.entries.count * 2) }
      known[piece] = piece.count
      table.insert(key, count: piece.count)
    }
    #expect(table.count == known.count)
  }

  @Test func longPiecesAreToldApart() {
    var random = SplitMix64(seed: 7)
    var table = LongPieceTable()
    var known: [[UInt8]: Int] = [:]
    for _ in 0..<20_000 {
      let piece = bytes(&random, 16...40)
      piece.withPaddedText { start, _ in
        let hash = fastHash(start, piece.count)
        #expect(table.find(start, piece.count, hash) == known[piece])
        guard known[piece] == nil else { return }
        known[piece] = known.count
        table.insert(start, piece.count, hash, count: known.count - 1)
      }
    }
  }

  @Test func longPiecesAreForgottenWhenTheirBytesHaveNoRoom() {
    var table = LongPieceTable()
    let pieces = (0..<33_000).map { number in
      [UInt8(number & 0xFF), UInt8(number >> 8)] + [UInt8](repeating: 7, count: 1_021)
    }
    for (number, piece) in pieces.enumerated() { insert(piece, number, &table) }
    #expect(find(pieces[0], table) == nil)
    #expect(find(pieces[32_999], table) == 32_999)
  }

  @Test func longPiecesOfAllLengthsAreKept() {
    var random = SplitMix64(seed: 8)
    for _ in 0..<4 {
      var table = LongPieceTable()
      var known: [[UInt8]: Int] = [:]
      let longest = random.pick([40, 70, 200, 1_023])
      for _ in 0..<3_000 {
        let start = bytes(&random, 12...12)
        let piece = start + [UInt8](repeating: 7, count: random.number(in: 4...(longest - 12)))
        guard known[piece] == nil else { continue }
        known[piece] = known.count
        insert(piece, known.count - 1, &table)
      }
      #expect(known.allSatisfy { find($0.key, table) == $0.value })
    }
  }

  @Test func aPieceOfMoreTokensThanAnEntryHoldsIsNotKept() {
    var table = PieceTable([], TokenBytes([]), hasMarks: false)
    let key = PieceTable.key(Array("abc".utf8))
    table.insert(key, count: 18)
    #expect(table.find(key, PieceTable.line(key, table.entries.count)) == nil)
    #expect(table.count == 0)
  }

  private func insert(_ piece: [UInt8], _ count: Int, _ table: inout LongPieceTable) {
    piece.withPaddedText { start, _ in
      unsafe table.insert(start, piece.count, fastHash(start, piece.count), count: count)
    }
  }

  private func find(_ piece: [UInt8], _ table: LongPieceTable) -> Int? {
    var found: Int?
    piece.withPaddedText { start, _ in
      found = unsafe table.find(start, piece.count, fastHash(start, piece.count))
    }
    return found
  }

  private func bytes(_ random: inout SplitMix64, _ lengths: ClosedRange<Int>) -> [UInt8] {
    let alphabet: [UInt8] = [0, 0x20, 0x61, 0x62, 0x63, 0xE4, 0xFF]
    return (0..<random.number(in: lengths)).map { _ in random.pick(alphabet) }
  }
}

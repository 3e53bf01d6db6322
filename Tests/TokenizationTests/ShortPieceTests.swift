// SPDX-License-Identifier: Apache-2.0

import RandomInput
import Testing

@testable import Tokenization

/// Counting by merging whole characters against the merger that follows the definition.
@Suite struct ShortPieceTests {
  @Test func charactersAreMergedAsTheirBytesAre() throws {
    var random = SplitMix64(seed: 31)
    for _ in 0..<60 {
      let vocabulary = ByteVocabulary(trained: &random)
      let compiled = try CompiledVocabulary(vocabulary.definition)
      let starts = try #require(compiled.starts)
      let counter = ShortPieceMerger(starts, compiled.merges.pairs)
      let merger = ReferenceMerger(vocabulary.rules)
      for _ in 0..<100 {
        let text = ByteVocabulary.text(&random, characters: 1...14, strayBytes: 10)
        var found: Int?
        text.withPaddedText { start, end in
          unsafe counter.load(0, start, end)
          found = counter.count(0)
        }
        guard let count = found else { continue }
        #expect(count == merger.merge(text.map { UInt32($0) }).count, "\(text)")
      }
    }
  }

  @Test func longPiecesAreLeftToOthers() throws {
    var random = SplitMix64(seed: 32)
    let compiled = try CompiledVocabulary(ByteVocabulary(trained: &random).definition)
    let starts = try #require(compiled.starts)
    let counter = ShortPieceMerger(starts, compiled.merges.pairs)
    for (length, isShort) in [(1, true), (64, true), (65, false), (1000, false)] {
      let text = [UInt8](repeating: UInt8(ascii: "~"), count: length)
      var count: Int?
      text.withPaddedText { start, end in
        unsafe counter.load(0, start, end)
        count = counter.count(0)
      }
      let expected: Int? = isShort ? length : nil
      #expect(count == expected)
    }
  }

  @Test func severalPiecesAreLoadedAtTheSameTime() throws {
    var random = SplitMix64(seed: 34)
    let vocabulary = ByteVocabulary(trained: &random)
    let compiled = try CompiledVocabulary(vocabulary.definition)
    let counter = ShortPieceMerger(
      try #require(compiled.starts), compiled.merges.pairs)
    let merger = ReferenceMerger(vocabulary.rules)
    let texts = (0..<ShortPieceMerger.loadCount).map { _ in
      ByteVocabulary.text(&random, characters: 1...14, strayBytes: 10)
    }
    for (number, text) in texts.enumerated() {
      text.withPaddedText { start, end in unsafe counter.load(number, start, end) }
    }
    for (number, text) in texts.enumerated() {
      #expect(counter.count(number) == merger.merge(text.map { UInt32($0) }).count)
    }
    counter.unload(0)
    #expect(counter.count(0) == nil)
  }

  @Test func tokensThatAreNotInOrderAreNotMergedByTheirNumbers() throws {
    var random = SplitMix64(seed: 33)
    var vocabulary = ByteVocabulary(trained: &random)
    vocabulary.rules.swapAt(0, 1)
    #expect(try CompiledVocabulary(vocabulary.definition).starts == nil)
  }
}

// SPDX-License-Identifier: Apache-2.0

import RandomInput
import Testing

@testable import Tokenization

/// What counting and encoding have to do with each other, on random texts.
@Suite struct CountingTests {
  @Test func encodingLosesNoByte() throws {
    try forEachText { model, counter, text in
      let ids = try counter.encode(text)
      #expect(ids.flatMap { model.vocabulary.tokens[UInt32($0)] } == text)
      #expect(try counter.count(text) == ids.count)
    }
  }

  @Test(arguments: VectorWidth.all)
  func everyWidthOfVectorsCountsTheSame(width: VectorWidth) throws {
    var counters: [TokenCounter] = []
    try forEachText { model, counter, text in
      if counters.isEmpty { counters.append(TokenCounter(model, width: width)) }
      let encoded = try counter.encode(text).count
      // A second time from the tables; between others, so that there is more than one batch.
      for _ in 0..<2 { #expect(try counters[0].count(text) == encoded) }
      let many = Array([[UInt8]](repeating: text, count: 20).joined())
      #expect(try counters[0].count(many) == counter.encode(many).count)
    }
  }

  @Test func theCountsOfPiecesAddUp() throws {
    try forEachText { model, counter, text in
      let pieces = try #require(model.pattern).pieces(of: text)
      #expect(pieces.map(\.count).reduce(0, +) == text.count)
      let counts = try pieces.map { try counter.count(text[$0]) }
      #expect(try counter.count(text) == counts.reduce(0, +))
    }
  }

  @Test func overlappingTokensAreThoseThatRangesTouch() throws {
    var random = SplitMix64(seed: 9)
    try forEachText { _, counter, text in
      let borders = (0..<6).map { _ in random.number(in: 0...text.count) }.sorted()
      let ranges = [0, 2, 4].map { borders[$0]..<borders[$0 + 1] }.filter { !$0.isEmpty }
      let apart = ranges.reduce(into: [Range<Int>]()) { ranges, range in
        if ranges.last.map({ $0.upperBound < range.lowerBound }) ?? true { ranges.append(range) }
      }
      var expected = 0
      try counter.encode(text) { _, place in
        if apart.contains(where: { $0.overlaps(place) }) { expected += 1 }
      }
      #expect(try counter.count(text, overlapping: apart).overlapping == expected)
    }
  }

  @Test func whatIsKeptAreTheFirstTokens() throws {
    try forEachText { _, counter, text in
      var places: [Range<Int>] = []
      try counter.encode(text) { places.append($1) }
      for limit in [0, 1, places.count / 2, places.count, places.count + 1] {
        var found: [Range<Int>] = []
        try counter.encode(text, limit: limit) { found.append($1) }
        #expect(found == Array(places.prefix(limit)))
        let whole = text.isEmpty ? [] : [0..<text.count]
        let kept = try TokenMeter.exact(counter).count(text, overlapping: whole, limit: limit)
        #expect(kept.total == places.count)
        #expect(kept.kept == min(limit, places.count))
        #expect(kept.keptBytes == found.last?.upperBound ?? 0)
      }
    }
  }

  @Test func whatIsBehindTheLimitIsNotEncoded() throws {
    var tokenizer = SmallTokenizer.letters
    tokenizer.addedTokens = [SmallTokenizer.added("<s>", id: 7, special: true)]
    tokenizer.preTokenizer =
      #"{"type": "Split", "pattern": {"Regex": "(a|aa)+\\z"}, "behavior": "Isolated"}"#
    let counter = try tokenizer.counter()
    let text = "ab<s>" + String(repeating: "a", count: 200) + "?"
    #expect(throws: TokenizerError.self) { try counter.encode(text.utf8) }
    var ids: [TokenID] = []
    try counter.encode(text.utf8, limit: 2) { id, _ in ids.append(id) }
    #expect(ids == [3, 7])
  }

  @Test func aLongRunOfOneCharacterIsNoTrouble() throws {
    let tokens = (0..<8).map { [UInt8](repeating: UInt8(ascii: "a"), count: 1 << $0) }
    let model = try model(tokens)
    // A megabyte; builds for debugging are slower by far.
    #if DEBUG
      let bits = 16
    #else
      let bits = 20
    #endif
    let text = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << bits)
    #expect(try TokenCounter(model).count(text) == 1 << (bits - 7))
  }

  private func forEachText(
    _ body: (TokenizerModel, TokenCounter, [UInt8]) throws -> Void
  ) throws {
    let words = ["th", "the", " t", " the", "in", "ing", "12", "  ", "é", "語", "'s", "\r\n", "e "]
    let tokens = (0...UInt8.max).map { [$0] } + words.map { Array($0.utf8) }
    let model = try model(tokens)
    let counter = TokenCounter(model)
    var mutator = Mutator(seed: 4, seeds: words.map { Array($0.utf8) } + SampleLines.all)
    for _ in 0..<200 { try body(model, counter, mutator.next() + mutator.next()) }
  }

  private func model(_ tokens: [[UInt8]]) throws -> TokenizerModel {
    let profile = RankFileProfile(pattern: .cl100k, addedTokens: [])
    let definition = try RankFile.definition(tokens, ranks: tokens.indices, idOffset: 0, profile)
    return try TokenizerModel(definition, CompiledVocabulary(definition))
  }
}

// SPDX-License-Identifier: Apache-2.0

import RandomInput
import Testing

@testable import Tokenization

/// Cutting pieces where no token reaches across, against the merger that follows the definition.
@Suite struct CharacterSeamTests {
  @Test func tokensOfThePartsAddUp() throws {
    var random = SplitMix64(seed: 41)
    var cuts = 0
    for _ in 0..<80 {
      let vocabulary = ByteVocabulary(trained: &random)
      let seams = try #require(CompiledVocabulary(vocabulary.definition).seams)
      let merger = ReferenceMerger(vocabulary.rules)
      func tokens(_ text: some Collection<UInt8>) -> [UInt32] {
        merger.merge(text.map { UInt32($0) })
      }
      for _ in 0..<60 {
        let text = ByteVocabulary.text(&random, characters: 1...14, strayBytes: 10)
        var parts: [UInt32] = []
        var start = 0
        for place in CharacterSeamTests.cuts(text, seams) {
          parts += tokens(text[start..<place])
          start = place
          cuts += 1
        }
        parts += tokens(text[start...])
        #expect(parts == tokens(text), "\(text)")
      }
    }
    #expect(cuts > 1_000)
  }

  @Test func tokensWithPartsOfCharactersKeepThemTogether() {
    let (left, right) = (Array("中".utf8), Array("국".utf8))
    let bytes = (UInt8.min...UInt8.max).map { [$0] }
    for before in 0...3 {
      for after in 0...3 {
        let token = left.suffix(before) + right.prefix(after)
        let seams = CharacterSeams(TokenBytes(TokenList(bytes + [Array(token)])))
        let isCut = CharacterSeamTests.cuts(left + right, seams) == [3]
        #expect(isCut == (before == 0 || after == 0), "\(before) \(after)")
      }
    }
  }

  /// Pieces, and what is new in them, are met several times; some are tokens that merging does not make.
  @Test(arguments: [false, true])
  func countsWhatEncodingComesTo(ignoresMerges: Bool) throws {
    var random = SplitMix64(seed: 42)
    for _ in 0..<30 {
      var definition = ByteVocabulary(trained: &random).definition
      for token in ["中国", "国", "あいあ", "い、", "国中国中国中", "한中"].map({ Array($0.utf8) })
      where ignoresMerges && !definition.tokens.contains(token) {
        definition.modelIDs.append(UInt32(definition.tokens.count))
        definition.tokens.append(token)
      }
      definition.ignoresMerges = ignoresMerges
      definition.pattern = .cl100k
      let model = try TokenizerModel(definition, CompiledVocabulary(definition))
      #expect(model.vocabulary.seams != nil)
      let counter = TokenCounter(model)
      for _ in 0..<40 {
        let text = ByteVocabulary.text(&random, characters: 1...60, strayBytes: 5)
        #expect(try counter.count(text) == counter.encode(text).count, "\(text)")
      }
      let long = ByteVocabulary.text(&random, characters: 5_000...5_000, strayBytes: 0)
      let word = Array("中한あ国".utf8)
      let words = Array([[UInt8]](repeating: word, count: 1_500).joined())
      for text in [long, words, words + long] {
        for _ in 0..<2 { #expect(try counter.count(text) == counter.encode(text).count) }
      }
    }
  }

  @Test func unknownCharactersAreNotCutApart() throws {
    var random = SplitMix64(seed: 43)
    var vocabulary = MarkedVocabulary(&random, normalizers: [], preTokenizers: [])
    #expect(try CompiledVocabulary(vocabulary.definition).seams != nil)
    vocabulary.definition.byteTokens = []
    vocabulary.definition.unknownToken = 0
    vocabulary.definition.fusesUnknown = true
    #expect(try CompiledVocabulary(vocabulary.definition).seams == nil)
  }

  /// Returns where a text is cut.
  private static func cuts(_ text: [UInt8], _ seams: CharacterSeams) -> [Int] {
    var cuts: [Int] = []
    text.withPaddedText { start, end in
      for place in 3..<max(3, text.count) {
        if let left = unsafe (start + place - 3).threeByteScalar,
          let right = unsafe (start + place).threeByteScalar, unsafe start + place + 3 <= end,
          seams.isSeam(left, right)
        {
          cuts.append(place)
        }
      }
    }
    return cuts
  }
}

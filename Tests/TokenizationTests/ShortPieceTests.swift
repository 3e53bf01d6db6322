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
        text.withPaddedText { start, end in found = unsafe counter.count(start, end) }
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
      text.withPaddedText { start, end in count = unsafe counter.count(start, end) }
      let expected: Int? = isShort ? length : nil
      #expect(count == expected)
    }
  }

  @Test func tokensThatAreNotInOrderAreNotMergedByTheirNumbers() throws {
    var random = SplitMix64(seed: 33)
    var vocabulary = ByteVocabulary(trained: &random)
    vocabulary.rules.swapAt(0, 1)
    #expect(try CompiledVocabulary(vocabulary.definition).starts == nil)
  }
}

/// A vocabulary of all bytes and what was trained on random words of a few characters.
private struct ByteVocabulary {
  var tokens: [[UInt8]] = (UInt8.min...UInt8.max).map { [$0] }
  var rules: [MergeRule] = []

  private static let characters = ["a", "b", " ", "é", "ё", "あ", "い", "中", "国", "한", "🙂", "、"]

  init(trained random: inout SplitMix64) {
    var words = (0..<40).map { _ in
      ByteVocabulary.text(&random, characters: 1...8, strayBytes: 5).map { UInt32($0) }
    }
    for _ in 0..<random.number(in: 10...60) {
      var counts: [UInt64: Int] = [:]
      for word in words {
        for (left, right) in zip(word, word.dropFirst()) {
          counts[UInt64(left) << 32 | UInt64(right), default: 0] += 1
        }
      }
      guard let best = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
      let rule = MergeRule(
        left: UInt32(best.key >> 32), right: UInt32(truncatingIfNeeded: best.key),
        result: UInt32(tokens.count))
      let token = tokens[Int(rule.left)] + tokens[Int(rule.right)]
      guard !tokens.contains(token) else { return }
      tokens.append(token)
      rules.append(rule)
      words = words.map { merge($0, rule) }
    }
  }

  var definition: TokenizerDefinition {
    TokenizerDefinition(
      tokens: TokenList(tokens), modelIDs: tokens.indices.map(UInt32.init), symbols: .bytes,
      rules: rules)
  }

  /// Returns a text of characters and, so many in a hundred, bytes that are none.
  static func text(
    _ random: inout SplitMix64, characters: ClosedRange<Int>, strayBytes: Int
  ) -> [UInt8] {
    (0..<random.number(in: characters)).flatMap { _ in
      random.chance(percent: strayBytes)
        ? [UInt8(random.number(in: 0x80...0xFF))] : Array(random.pick(self.characters).utf8)
    }
  }

  private func merge(_ word: [UInt32], _ rule: MergeRule) -> [UInt32] {
    var merged: [UInt32] = []
    var index = 0
    while index < word.count {
      let isPair =
        index + 1 < word.count && word[index] == rule.left && word[index + 1] == rule.right
      merged.append(isPair ? rule.result : word[index])
      index += isPair ? 2 : 1
    }
    return merged
  }
}

// SPDX-License-Identifier: Apache-2.0

import RandomInput
import Testing

@testable import Tokenization

/// The encoder that is used against the merger that follows the definition.
@Suite struct MergerTwinTests {
  @Test func trainedVocabulariesEncodeAsDefined() throws {
    var random = SplitMix64(seed: 1)
    for _ in 0..<60 { try compare(RandomVocabulary(trained: &random), &random) }
  }

  @Test func rulesInAnyOrderEncodeAsDefined() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<200 {
      var vocabulary = RandomVocabulary(trained: &random)
      vocabulary.rules.shuffle(using: &random)
      try compare(vocabulary, &random)
    }
  }

  @Test func tokensWithManyRulesEncodeAsDefined() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<200 { try compare(RandomVocabulary(irregular: &random), &random) }
  }

  @Test func rulesOfEqualRankEncodeAsDefined() throws {
    var random = SplitMix64(seed: 4)
    for round in 0..<400 {
      var vocabulary =
        round % 2 == 0
        ? RandomVocabulary(trained: &random) : RandomVocabulary(irregular: &random)
      vocabulary.rankEqually(&random)
      try compare(vocabulary, &random)
    }
  }

  private func compare(_ vocabulary: RandomVocabulary, _ random: inout SplitMix64) throws {
    var definition = vocabulary.definition
    definition.ignoresMerges = random.chance(percent: 50)
    // Nothing is dropped, which would leave all to the reference.
    definition.unknownToken = UInt32(definition.tokens.count)
    definition.tokens.append([UInt8(ascii: "?")])
    let compiled = try CompiledVocabulary(definition)
    let merger = ReferenceMerger(nil, and: definition.rankedRules)
    var encoder = PieceEncoder(compiled, CharacterFallback(definition))
    for _ in 0..<40 {
      let text = vocabulary.text(&random)
      var expected = merger.merge(text.map { UInt32($0 - UInt8(ascii: "a")) })
      if definition.ignoresMerges, let whole = definition.tokens.lastIndex(of: text) {
        expected = [UInt32(whole)]
      }
      var found: [UInt32] = []
      text.withPaddedText { start, end in
        unsafe encoder.encode(start, end) { id, _ in found.append(id) }
      }
      guard found != expected else { continue }
      Issue.record("\(vocabulary.rules): \(text): \(found), not \(expected)")
      return
    }
  }
}

/// A vocabulary over the letters a to c or d, with rules of several makes.
struct RandomVocabulary {
  var tokens: [[UInt8]]
  var rules: [MergeRule] = []
  var ranks: [UInt32] = []

  /// Trains on a random text: of the pairs that are left the commonest becomes a token, again and
  /// again.
  init(trained random: inout SplitMix64) {
    tokens = RandomVocabulary.letters(random.number(in: 1...4))
    var words = (0..<20).map { _ in
      (0..<random.number(in: 1...12)).map { _ in UInt32(random.number(below: tokens.count)) }
    }
    for _ in 0..<random.number(in: 1...25) {
      var counts: [[UInt32]: Int] = [:]
      for word in words {
        for (left, right) in zip(word, word.dropFirst()) { counts[[left, right], default: 0] += 1 }
      }
      let best = counts.max { ($0.value, $1.key[0], $1.key[1]) < ($1.value, $0.key[0], $0.key[1]) }
      guard let pair = best?.key, add(pair[0], pair[1]) else { return }
      let merger = ReferenceMerger(rules)
      words = words.map { merger.merge($0) }
    }
  }

  /// Makes tokens of any two others, and rules of any two tokens that make a third, in any order.
  init(irregular random: inout SplitMix64) {
    tokens = RandomVocabulary.letters(random.number(in: 1...3))
    for _ in 0..<random.number(in: 1...20) {
      let left = UInt32(random.number(below: tokens.count))
      _ = add(left, UInt32(random.number(below: tokens.count)))
    }
    let ids = tokens.indices.map(UInt32.init)
    if random.chance(percent: 50), let all = try? MergeRule.all(ids, TokenBytes(TokenList(tokens)))
    {
      rules = all
    }
    if random.chance(percent: 70) { rules.shuffle(using: &random) }
    if random.chance(percent: 20), let rule = rules.first { rules.append(rule) }
  }

  var definition: TokenizerDefinition {
    TokenizerDefinition(
      tokens: TokenList(tokens), modelIDs: tokens.indices.map(UInt32.init), symbols: .bytes,
      rules: rules,
      ranks: ranks)
  }

  /// Gives rules that follow each other the same rank here and there.
  mutating func rankEqually(_ random: inout SplitMix64) {
    let percent = random.pick([10, 50, 90])
    var rank: UInt32 = 1
    ranks = rules.map { _ in
      if !random.chance(percent: percent) { rank += 1 }
      return rank
    }
  }

  /// Returns a text of letters and of tokens.
  func text(_ random: inout SplitMix64) -> [UInt8] {
    (0..<random.number(in: 1...8)).flatMap { _ in random.pick(tokens) }
  }

  private mutating func add(_ left: UInt32, _ right: UInt32) -> Bool {
    let joined = tokens[Int(left)] + tokens[Int(right)]
    guard joined.count < 40, !tokens.contains(joined) else { return false }
    rules.append(MergeRule(left: left, right: right, result: UInt32(tokens.count)))
    tokens.append(joined)
    return true
  }

  private static func letters(_ count: Int) -> [[UInt8]] {
    (0..<count).map { [UInt8(ascii: "a") + UInt8($0)] }
  }
}

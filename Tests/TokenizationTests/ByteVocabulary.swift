// SPDX-License-Identifier: Apache-2.0

import RandomInput

@testable import Tokenization

/// A vocabulary of all bytes and what was trained on random words of a few characters.
struct ByteVocabulary {
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

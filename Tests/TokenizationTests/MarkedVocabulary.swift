// SPDX-License-Identifier: Apache-2.0

import RandomInput

@testable import Tokenization

/// A small vocabulary of the SentencePiece kind with byte tokens, in which some tokens have a mark
/// behind other characters.
struct MarkedVocabulary {
  var definition: TokenizerDefinition

  /// Makes tokens of random neighbours.
  init(_ random: inout SplitMix64, normalizers: [Normalizer], preTokenizers: [PreTokenizer]) {
    var tokens = (0..<256).map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return Array("<0x\(byte < 16 ? "0" : "")\(digits)>".utf8)
    }
    let byteTokens = (0..<256).map(UInt32.init)
    for character in "\u{2581}abcd.>é世界あ、" { tokens.append(Array(String(character).utf8)) }
    var modelIDs = (256..<UInt32(tokens.count)).map(\.self)
    var rules: [MergeRule] = []
    for _ in 0..<60 {
      let (left, right) = (random.pick(modelIDs), random.pick(modelIDs))
      let text = tokens[Int(left)] + tokens[Int(right)]
      guard text.count < 24, !tokens.contains(text) else { continue }
      let id = UInt32(tokens.count)
      tokens.append(text)
      modelIDs.append(id)
      rules.append(MergeRule(left: left, right: right, result: id))
    }
    definition = TokenizerDefinition(
      tokens: TokenList(tokens), modelIDs: modelIDs, symbols: .characters, rules: rules)
    definition.byteTokens = byteTokens
    definition.normalizers = normalizers
    definition.preTokenizers = preTokenizers
    definition.addedTokens = [
      AddedToken(id: TokenID(tokens.count), content: Array("<s>".utf8), isSpecial: true)
    ]
  }

  static let replacing = Normalizer.replace(.literal([0x20]), with: SpaceMarking.mark)

  /// All steps that come to marking.
  static let steps: [([Normalizer], [PreTokenizer])] = [
    ([replacing], []),
    ([replacing], [.split(.literal([0x20]), .mergedWithPrevious, inverted: false)]),
    ([.prepend(SpaceMarking.mark), replacing], []),
    ([], [.metaspace(replacement: SpaceMarking.mark, .always, cuts: false)]),
    ([], [.metaspace(replacement: SpaceMarking.mark, .first, cuts: false)]),
    ([], [.metaspace(replacement: SpaceMarking.mark, .never, cuts: false)]),
  ]

  /// Returns a random text of what the tokens are made of and more.
  static func text(_ random: inout SplitMix64) -> [UInt8] {
    let parts = [
      "a", "b", "c", "d", " ", " ", "  ", ".", ">", "é", "世", "界", "あ", "、", "世界", "\u{2581}",
      "<s>", "x", "\n",
    ]
    let text = (0..<random.number(below: 40)).map { _ in random.pick(parts) }.joined()
    return Array(text.utf8) + (random.chance(percent: 10) ? [0xE2, 0x96] : [])
  }
}

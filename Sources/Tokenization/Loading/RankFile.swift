// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// A tiktoken rank file: a line for each token, its bytes in Base64, a space and its rank.
enum RankFile {
  /// Returns whether a file may be one.
  static func matches(_ bytes: [UInt8]) -> Bool {
    let line = bytes.prefix(4096).prefix { $0 != 0x0A }
    let words = line.split { $0 == 0x20 || $0 == 0x0D }
    return words.count == 2 && Int(ascii: words[1]) != nil
      && (try? Base64.decode(Array(words[0]))) != nil
  }

  /// Reads a file.
  static func read(_ bytes: [UInt8], _ profile: RankFileProfile) throws(VocabularyFault)
    -> TokenizerDefinition
  {
    var tokens: [[UInt8]] = []
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let words = line.split { $0 == 0x20 || $0 == 0x0D }
      if words.isEmpty { continue }
      guard words.count == 2, let rank = Int(ascii: words[1]), let token = token(words[0]) else {
        throw VocabularyFault("line \(number) is not a token in Base64 and a rank")
      }
      guard rank < PairTable.maximumTokenCount else {
        throw VocabularyFault("line \(number) has the rank \(rank), which is too high")
      }
      if rank >= tokens.count {
        tokens.append(contentsOf: repeatElement([], count: rank + 1 - tokens.count))
      }
      guard tokens[rank].isEmpty else {
        throw VocabularyFault("line \(number) gives the rank \(rank) a second time")
      }
      tokens[rank] = token
    }
    return try definition(tokens, ranks: tokens.indices, idOffset: 0, profile)
  }

  private static func token(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard let bytes = try? Base64.decode(Array(text)), !bytes.isEmpty else { return nil }
    return bytes
  }

  /// Returns the tokenizer of tokens in the order of their ranks.
  static func definition(
    _ ranked: [[UInt8]], ranks: some Sequence<Int>, idOffset: Int, _ profile: RankFileProfile
  ) throws(VocabularyFault) -> TokenizerDefinition {
    var tokens = TokenList([[UInt8]](repeating: [], count: idOffset) + ranked)
    guard ranked.allSatisfy({ $0.count <= CompiledVocabulary.maximumTokenLength }) else {
      throw CompiledVocabulary.tooLong
    }
    let modelIDs = ranks.compactMap { ranked[$0].isEmpty ? nil : UInt32($0 + idOffset) }
    for token in profile.addedTokens {
      try token.place(into: &tokens)
    }
    try CompiledVocabulary.checkSize(tokens)
    return TokenizerDefinition(
      tokens: tokens, modelIDs: modelIDs, symbols: .bytes,
      rules: try MergeRule.all(modelIDs, TokenBytes(tokens)), ignoresMerges: true,
      addedTokens: profile.addedTokens,
      normalizers: profile.isNormalized ? [.unicode(.nfc)] : [],
      preTokenizers: [], pattern: profile.pattern)
  }
}

extension AddedToken {
  /// Enters the token into a list by id, where it may be already.
  func place(into tokens: inout TokenList) throws(VocabularyFault) {
    guard id >= 0, id < PairTable.maximumTokenCount else {
      throw VocabularyFault("an added token has the id \(id)")
    }
    if Int(id) >= tokens.count || tokens.length(Int(id)) == 0 {
      tokens.place(content, at: Int(id))
    }
  }
}

extension MergeRule {
  /// Twenty for each token of the largest vocabularies, where two or three are usual.
  static let maximumCount = 1 << 22

  /// Returns all rules by which these tokens, in the order of their ranks, come from two others.
  static func all(
    _ ids: [UInt32], _ tokens: TokenBytes, limit: Int = maximumCount
  ) throws(VocabularyFault) -> [MergeRule] {
    let index = try TokenIndex(unique: tokens, ids: ids)
    var rules: [MergeRule] = []
    rules.reserveCapacity(ids.count * 2)
    for id in ids {
      index.eachSplit(id) { rules.append(MergeRule(left: $0, right: $1, result: id)) }
      guard rules.count <= limit else {
        throw VocabularyFault("has more ways to merge tokens than can be")
      }
    }
    return rules
  }
}

extension Int {
  /// Reads a number without a sign.
  init?(ascii digits: some Collection<UInt8>) {
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var value = 0
    for digit in digits {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    self = value
  }
}

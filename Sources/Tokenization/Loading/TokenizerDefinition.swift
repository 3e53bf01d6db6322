// SPDX-License-Identifier: Apache-2.0

/// A tokenizer as its file states it, whatever the kind of the file.
struct TokenizerDefinition: Sendable {
  /// What merging starts with.
  enum Symbols: Sendable, Equatable {
    /// Single bytes.
    case bytes
    /// Characters; one without a token becomes its bytes' tokens if there are such, else unknown.
    case characters
  }

  /// The tokens by id; empty where there is none.
  var tokens: TokenList
  /// The tokens that the model knows, added ones excluded.
  var modelIDs: [UInt32]
  var symbols: Symbols
  /// In the order of their ranks.
  var rules: [MergeRule]
  /// The rank of each rule, from 1; empty if no two have the same and the place tells it.
  var ranks: [UInt32] = []
  /// Whether a piece that is a token is that token, also if merging cannot build it.
  var ignoresMerges = false
  /// The tokens of single bytes, for characters that have none; empty, or 256.
  var byteTokens: [UInt32] = []
  /// What a character becomes that has no token.
  var unknownToken: UInt32?
  /// Whether unknown characters in a row are one unknown token.
  var fusesUnknown = false
  var addedTokens: [AddedToken] = []
  var normalizers: [Normalizer] = []
  var preTokenizers: [PreTokenizer] = []
  /// The pattern that the pre-tokenizers come to, if it is a known one.
  var pattern: KnownPattern?
  /// What is put before and after a text that is encoded with special tokens.
  var prefix: [TokenID] = []
  var suffix: [TokenID] = []

  /// Returns whether a token has this id.
  func hasToken(_ id: TokenID) -> Bool {
    id >= 0 && Int(id) < tokens.count && tokens.length(Int(id)) > 0
  }

  /// The rules with their ranks; of the same rank, those that make shorter tokens come first.
  var rankedRules: [ReferenceMerger.RankedRule] {
    guard !ranks.isEmpty else { return ReferenceMerger.rank(rules) }
    let ranked = zip(rules, ranks).map { rule, rank in
      ReferenceMerger.RankedRule(
        left: rule.left, right: rule.right, result: rule.result, rank: rank)
    }
    return ranked.sorted {
      ($0.rank, tokens.length(Int($0.result))) < ($1.rank, tokens.length(Int($1.result)))
    }
  }
}

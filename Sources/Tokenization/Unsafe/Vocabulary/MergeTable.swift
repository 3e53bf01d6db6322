// SPDX-License-Identifier: Apache-2.0

/// How each token comes about by merging, in the form in which it can be undone.
///
/// A token that merging can build is built in one way only: what happens to a stretch of text that
/// no merge crosses does not depend on what is around it. So one rule a token is enough, and the
/// other rules of a list never apply. Two encoded texts stay what they are side by side if no merge
/// would have crossed the seam before the tokens at the seam were whole; for that it is enough to
/// undo the merges of these two tokens, the latest first, and to ask at each step whether the two
/// symbols at the seam would have merged earlier. (The idea is that of the crate `bpe`: see
/// https://github.com/github/rust-gems/tree/main/crates/bpe, which proves it.)
@safe struct MergeTable: Sendable {
  /// What is known of a token, a quarter of a cache line.
  struct Token: BitwiseCopyable, Equatable {
    /// The rank of the merge that makes the token, from 1; 0 for the symbols that merging starts
    /// with and for tokens that it cannot build.
    var rank: UInt32 = 0
    var left: UInt32 = 0
    var right: UInt32 = 0
    /// The longest token that this one starts with, itself excluded, or `TokenTrie.none`.
    var shorter: UInt32 = TokenTrie.none
  }

  let pairs: PairTable
  let tokens: FlatArray<Token>

  /// Creates a view of tables made by `init(tokenCount:pairCount:)`.
  init(pairs: PairTable, tokens: FlatArray<Token>) {
    self.pairs = pairs
    self.tokens = tokens
  }

  /// Creates a table without rules.
  init(tokenCount: Int, pairCount: Int) {
    self.init(
      pairs: PairTable(count: pairCount), tokens: FlatArray(repeating: Token(), count: tokenCount))
  }

  /// Adds the rule that makes a token.
  func add(_ rule: ReferenceMerger.RankedRule) {
    pairs.insert(rule.left, rule.right, merged: rule.result)
    tokens[Int(rule.result)].rank = rule.rank
    tokens[Int(rule.result)].left = rule.left
    tokens[Int(rule.result)].right = rule.right
  }

  /// Returns whether two tokens, each of which encodes to itself, are the encoding of their text
  /// together.
  @inline(__always)
  func staysApart(_ first: UInt32, _ second: UInt32) -> Bool {
    var left = first
    var right = second
    var leftToken = unsafe tokens.base[Int(left)]
    var rightToken = unsafe tokens.base[Int(right)]
    var limit = UInt32.max
    while true {
      if let merged = pairs.merged(left, right), unsafe tokens.base[Int(merged)].rank < limit {
        return false
      }
      if leftToken.rank | rightToken.rank == 0 { return true }
      // At equal rank the pair on the left goes first, so the one on the right is undone first.
      // Which it is cannot be foreseen, so nothing here may be a branch.
      let isLeft = leftToken.rank > rightToken.rank
      limit = isLeft ? leftToken.rank : rightToken.rank &+ 1
      let part = isLeft ? leftToken.right : rightToken.left
      let partToken = unsafe tokens.base[Int(part)]
      left = isLeft ? part : left
      right = isLeft ? right : part
      leftToken.rank = isLeft ? partToken.rank : leftToken.rank
      leftToken.right = isLeft ? partToken.right : leftToken.right
      rightToken.rank = isLeft ? rightToken.rank : partToken.rank
      rightToken.left = isLeft ? rightToken.left : partToken.left
    }
  }
}

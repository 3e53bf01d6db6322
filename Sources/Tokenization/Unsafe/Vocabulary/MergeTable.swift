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
  let pairs: PairTable
  /// The rank of the merge that makes the token, from 1; 0 for the symbols that merging starts with
  /// and for tokens that it cannot build.
  let ranks: FlatArray<UInt32>
  let lefts: FlatArray<UInt32>
  let rights: FlatArray<UInt32>

  /// Creates a view of tables made by `init(tokenCount:pairCount:)`.
  init(
    pairs: PairTable, ranks: FlatArray<UInt32>, lefts: FlatArray<UInt32>,
    rights: FlatArray<UInt32>
  ) {
    self.pairs = pairs
    self.ranks = ranks
    self.lefts = lefts
    self.rights = rights
  }

  /// Creates a table without rules.
  init(tokenCount: Int, pairCount: Int) {
    self.init(
      pairs: PairTable(count: pairCount), ranks: FlatArray(repeating: 0, count: tokenCount),
      lefts: FlatArray(repeating: 0, count: tokenCount),
      rights: FlatArray(repeating: 0, count: tokenCount))
  }

  /// Adds the rule that makes a token.
  func add(_ rule: MergeRule, rank: UInt32) {
    pairs.insert(rule.left, rule.right, merged: rule.result)
    ranks[Int(rule.result)] = rank
    lefts[Int(rule.result)] = rule.left
    rights[Int(rule.result)] = rule.right
  }

  /// Returns whether two tokens, each of which encodes to itself, are the encoding of their text
  /// together.
  @inline(__always)
  func staysApart(_ first: UInt32, _ second: UInt32) -> Bool {
    var left = first
    var right = second
    var limit = UInt32.max
    while true {
      if let merged = pairs.merged(left, right), unsafe ranks.base[Int(merged)] < limit {
        return false
      }
      let leftRank = unsafe ranks.base[Int(left)]
      let rightRank = unsafe ranks.base[Int(right)]
      if leftRank > rightRank {
        limit = leftRank
        left = unsafe rights.base[Int(left)]
      } else if rightRank > 0 {
        // At equal rank the pair on the left goes first.
        limit = rightRank + 1
        right = unsafe lefts.base[Int(right)]
      } else {
        return true
      }
    }
  }
}

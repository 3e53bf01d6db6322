// SPDX-License-Identifier: Apache-2.0

/// Tells whether one of a few tokens is anywhere in a text.
@safe struct TokenSearch: Sendable {
  private let trie: TokenTrie
  private let isEmpty: Bool
  /// The bits of the first bytes that all tokens have, at most four.
  private let mask: UInt64
  /// One bit for each hash that the first bytes of a token have: few places of a text have one.
  private let filter: FlatArray<UInt64>

  init(_ ids: [UInt32], _ tokens: TokenBytes) {
    trie = TokenTrie(ids: ids, tokens: tokens)
    isEmpty = ids.isEmpty
    let shared = ids.reduce(4) { min($0, tokens.length($1)) }
    mask = ~(UInt64.max << UInt64(8 * shared))
    filter = FlatArray(repeating: 0, count: 128)
    for id in ids {
      let hash = unsafe TokenSearch.hash(tokens.start(id).word & mask)
      filter[hash >> 6] |= 1 << UInt64(hash & 63)
    }
  }

  @inline(__always)
  private static func hash(_ bytes: UInt64) -> Int {
    Int(truncatingIfNeeded: (bytes &* 0x9E37_79B9_7F4A_7C15) &>> 51)
  }

  /// Returns whether one of the tokens is in the text.
  @inline(__always)
  func isInside(_ start: TextPointer, _ end: TextPointer) -> Bool {
    guard !isEmpty else { return false }
    var place = unsafe start
    while unsafe place < end {
      let hash = unsafe TokenSearch.hash(place.word & mask)
      if unsafe filter.base[hash &>> 6] &>> UInt64(hash & 63) & 1 == 1,
        unsafe trie.longestMatch(place, end).length > 0
      {
        return true
      }
      unsafe place += 1
    }
    return false
  }

  /// Returns whether one of the tokens is in the bytes of the token `id`.
  func isInside(_ tokens: TokenBytes, _ id: UInt32) -> Bool {
    let start = unsafe tokens.start(id)
    return unsafe isInside(start, start + tokens.length(id))
  }
}

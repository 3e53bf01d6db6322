// SPDX-License-Identifier: Apache-2.0

/// Tells whether one of a few tokens is anywhere in a text.
@safe struct TokenSearch: Sendable {
  private let trie: TokenTrie
  private let isEmpty: Bool

  init(_ ids: [UInt32], _ tokens: TokenBytes) {
    trie = TokenTrie(ids: ids, tokens: tokens)
    isEmpty = ids.isEmpty
  }

  /// Returns whether one of the tokens is in the text.
  @inline(__always)
  func isInside(_ start: TextPointer, _ end: TextPointer) -> Bool {
    guard !isEmpty else { return false }
    var place = unsafe start
    while unsafe place < end {
      if unsafe trie.longestMatch(place, end).length > 0 { return true }
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

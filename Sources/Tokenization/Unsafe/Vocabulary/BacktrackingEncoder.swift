// SPDX-License-Identifier: Apache-2.0

/// Byte-pair encoding by trial: the longest token first, kept if it stays apart from the one before.
///
/// An encoding is the only row of tokens of which each two neighbours stay apart (`MergeTable`), so
/// it can be sought from left to right. A place from which no continuation exists is marked, and
/// none is visited twice: the search is linear in the length of the text.
@safe struct BacktrackingEncoder {
  private let tokens: TokenBytes
  private let merges: MergeTable
  private let trie: TokenTrie
  private let shorter: FlatArray<UInt32>

  /// The tokens found so far; the result of `encode`.
  private(set) var found: [UInt32] = []
  /// One bit a place: whether it is known to lead nowhere.
  private var dead: [UInt64] = []

  init(_ vocabulary: CompiledVocabulary) {
    tokens = vocabulary.tokens
    merges = vocabulary.merges
    trie = vocabulary.trie
    shorter = vocabulary.shorter
    found.reserveCapacity(256)
  }

  /// Encodes the text from `start` on until its end, or until a character that no token starts with.
  ///
  /// The tokens are in `found`; returns where the encoded text ends.
  mutating func encode(_ start: TextPointer, _ end: TextPointer) -> TextPointer {
    found.removeAll(keepingCapacity: true)
    var isMarked = false
    var place = unsafe start
    var candidate = unsafe trie.longestMatch(place, end)
    while candidate != TokenTrie.none {
      let last = found.last
      var length = tokens.length(candidate)
      while true {
        let isDead = unsafe isMarked && isDead(place - start + length)
        if !isDead, last.map({ merges.staysApart($0, candidate) }) ?? true { break }
        candidate = unsafe shorter.base[Int(candidate)]
        if candidate == TokenTrie.none { break }
        length = tokens.length(candidate)
      }
      if candidate != TokenTrie.none {
        found.append(candidate)
        unsafe place += length
        candidate = unsafe place < end ? trie.longestMatch(place, end) : TokenTrie.none
      } else if let last {
        if !isMarked {
          isMarked = true
          unsafe clearMarks(end - start)
        }
        unsafe mark(place - start)
        found.removeLast()
        unsafe place -= tokens.length(last)
        candidate = last
      }
    }
    return unsafe place
  }

  private mutating func clearMarks(_ count: Int) {
    dead.removeAll(keepingCapacity: true)
    dead.append(contentsOf: repeatElement(0, count: count / 64 + 1))
  }

  private func isDead(_ place: Int) -> Bool { dead[place >> 6] & 1 << UInt64(place & 63) != 0 }

  private mutating func mark(_ place: Int) { dead[place >> 6] |= 1 << UInt64(place & 63) }
}

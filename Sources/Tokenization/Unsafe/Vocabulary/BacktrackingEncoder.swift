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

  /// The tokens found so far; the result of `encode`.
  private(set) var found = FlatArray<UInt32>(repeating: 0, count: 256)
  /// How many bytes of the text each of them stands for.
  private(set) var lengths = FlatArray<UInt32>(repeating: 0, count: 256)
  private(set) var count = 0
  /// Answers of `staysApart`: the pair and, in the lowest bit, what it was.
  private let answers = FlatArray<UInt64>(repeating: .max, count: 1 << answerBits)
  private static let answerBits = 15
  /// One bit a place: whether it is known to lead nowhere.
  private var dead: [UInt64] = []

  init(_ vocabulary: CompiledVocabulary) {
    tokens = vocabulary.tokens
    merges = vocabulary.merges
    trie = vocabulary.trie
  }

  /// Encodes the text from `start` on until its end, or until a character that no token starts with.
  ///
  /// The first `count` of `found` are the tokens; returns where the encoded text ends.
  @inline(__always)
  mutating func encode(_ start: TextPointer, _ end: TextPointer) -> TextPointer {
    if unsafe end - start > found.count {
      found = unsafe FlatArray(repeating: 0, count: (end - start) * 2)
      lengths = unsafe FlatArray(repeating: 0, count: (end - start) * 2)
    }
    count = 0
    var isMarked = false
    var place = unsafe start
    var (candidate, length) = unsafe trie.longestMatch(place, end)
    while candidate != TokenTrie.none {
      let last = unsafe count > 0 ? found.base[count &- 1] : TokenTrie.none
      while true {
        if unsafe !(isMarked && isDead(place - start + length)),
          last == TokenTrie.none || staysApart(last, candidate)
        {
          break
        }
        candidate = unsafe merges.tokens.base[Int(candidate)].shorter
        if candidate == TokenTrie.none { break }
        let shorter = tokens.length(candidate)
        // It always is, but in a compiled file that somebody made up.
        guard shorter < length else {
          candidate = TokenTrie.none
          break
        }
        length = shorter
      }
      if candidate != TokenTrie.none {
        unsafe found.base[count] = candidate
        unsafe lengths.base[count] = UInt32(truncatingIfNeeded: length)
        count &+= 1
        unsafe place += length
        guard unsafe place < end else { break }
        (candidate, length) = unsafe trie.longestMatch(place, end)
      } else if last != TokenTrie.none {
        if !isMarked {
          isMarked = true
          unsafe clearMarks(end - start)
        }
        unsafe mark(place - start)
        count &-= 1
        unsafe length = Int(lengths.base[count])
        unsafe place -= length
        candidate = last
      }
    }
    return unsafe place
  }

  /// As `MergeTable.staysApart`, from memory if the pair was met lately.
  @inline(__always)
  private func staysApart(_ first: UInt32, _ second: UInt32) -> Bool {
    let key = UInt64(first) << 22 | UInt64(second) << 1
    let hash = key &* 0x9E37_79B9_7F4A_7C15
    let place = Int(truncatingIfNeeded: hash >> UInt64(64 - BacktrackingEncoder.answerBits))
    let known = unsafe answers.base[place]
    if known & ~1 == key { return known & 1 == 1 }
    let answer = merges.staysApart(first, second)
    unsafe answers.base[place] = key | (answer ? 1 : 0)
    return answer
  }

  private mutating func clearMarks(_ count: Int) {
    dead.removeAll(keepingCapacity: true)
    dead.append(contentsOf: repeatElement(0, count: count / 64 + 1))
  }

  private func isDead(_ place: Int) -> Bool { dead[place >> 6] & 1 << UInt64(place & 63) != 0 }

  private mutating func mark(_ place: Int) { dead[place >> 6] |= 1 << UInt64(place & 63) }
}

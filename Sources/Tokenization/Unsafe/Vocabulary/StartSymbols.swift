// SPDX-License-Identifier: Apache-2.0

/// The tokens that merging may start with instead of bytes.
///
/// The bytes of most Chinese, Japanese and Korean characters become one token before anything beside
/// them can interfere, and then merging may as well start with the character. What interferes are
/// rules across the border of a character that is not whole yet (`BorderRules`), and only beside
/// certain bytes.
///
/// Only for vocabularies whose tokens are numbered in the order of their rules.
@safe struct StartSymbols: Sendable {
  /// By byte.
  private let bytes: FlatArray<UInt32>
  /// By two bytes what they merge into, or `TokenTrie.none`: most first looks are for these, and few of
  /// them are in use.
  private let pairs = FlatArray<UInt32>(repeating: TokenTrie.none, count: 1 << 16)
  /// By code point below 0x10000: the token in 21 bits, above them the number of its neighbours; or
  /// `TokenTrie.none` for characters that have to be merged.
  private let characters: FlatArray<UInt32>
  /// Beside which bytes a character has to be merged all the same.
  private let neighbours: FlatArray<BorderRules.Neighbours>

  private static let idBits: UInt32 = 21

  /// Creates the table; nil when a byte has no symbol, or tokens are not in order.
  init?(_ tokens: TokenBytes, _ merges: MergeTable, _ trie: TokenTrie) {
    let symbols = (UInt8.min...UInt8.max).compactMap { trie.id([$0]) }
    guard symbols.count == 256, merges.isInOrder else { return nil }
    bytes = FlatArray(symbols)
    characters = FlatArray(repeating: TokenTrie.none, count: 1 << 16)
    let rules = BorderRules(tokens, merges)
    var known: [BorderRules.Neighbours: Int] = [:]
    var list: [BorderRules.Neighbours] = []
    for id in 0..<UInt32(tokens.count) where unsafe merges.tokens.base[Int(id)].rank > 0 {
      let length = tokens.length(id)
      let start = unsafe tokens.start(id)
      if length == 2 { unsafe pairs[Int(start[0]) << 8 | Int(start[1])] = id }
      guard 2...3 ~= length, unsafe start[0] >= 0x80 else { continue }
      let (value, characterLength) = unsafe start.longScalar
      guard characterLength == length else { continue }
      let neighbours = unsafe rules.interfering(with: id, start, length)
      let number = known[neighbours] ?? list.count
      guard number < 1 << (32 - StartSymbols.idBits) - 1 else { continue }
      if number == list.count {
        known[neighbours] = number
        list.append(neighbours)
      }
      characters[Int(value)] = UInt32(number) << StartSymbols.idBits | id
    }
    neighbours = FlatArray(list)
  }

  /// Returns what two bytes merge into, or `TokenTrie.none`.
  @inline(__always)
  func merged(_ left: UInt8, _ right: UInt8) -> UInt32 {
    unsafe pairs.base[Int(left) &<< 8 | Int(right)]
  }

  /// Returns the symbol at `place` in the text from `start` to `end`, and how many bytes it takes.
  @inline(__always)
  func symbol(_ start: TextPointer, _ place: TextPointer, _ end: TextPointer)
    -> (id: UInt32, length: Int)
  {
    let byte = unsafe place[0]
    if byte >= 0x80 {
      let (value, length) = unsafe place.longScalar
      let next = unsafe place + length
      if value < 0x10000, unsafe next <= end {
        let entry = unsafe characters.base[Int(value)]
        if entry != TokenTrie.none {
          let beside = unsafe neighbours.base[Int(entry &>> StartSymbols.idBits)]
          if unsafe place == start || !beside.hasBefore(place[-1]),
            unsafe next == end || !beside.hasAfter(next[0])
          {
            return (entry & (1 &<< StartSymbols.idBits &- 1), length)
          }
        }
      }
    }
    return unsafe (bytes.base[Int(byte)], 1)
  }
}

extension MergeTable {
  /// Whether the tokens are numbered in the order of their rules.
  fileprivate var isInOrder: Bool {
    var last: UInt32 = 0
    for index in 0..<tokens.count {
      let rank = unsafe tokens.base[index].rank
      if rank == 0 { continue }
      if rank <= last { return false }
      last = rank
    }
    return true
  }
}

// SPDX-License-Identifier: Apache-2.0

/// The tokens that merging can build, for finding the longest one at a place in a text.
///
/// A double array: a node's children are in the cells that its base and their bytes come to by
/// exclusive or. Each base belongs to one node only, so that the byte alone tells whether a cell is
/// a child's. One cell is one word, and a step looks at one cell.
@safe struct TokenTrie: Sendable {
  /// From the lowest bit: the base of the node in 32 bits, the token that ends there in 22, the byte
  /// that leads there in eight, and one for a cell that is in use.
  ///
  /// Every base is less than the number of cells, which is a multiple of 256. The root has the base
  /// 0, and nodes without children have it too.
  let cells: FlatArray<UInt64>

  static let none = UInt32.max
  static let noToken: UInt32 = 0x3F_FFFF

  /// Creates a view of cells made by `init(ids:tokens:)`.
  init(cells: FlatArray<UInt64>) { self.cells = cells }

  /// Creates a trie of the tokens with these ids, none of them empty.
  init(ids: [UInt32], tokens: TokenBytes) {
    self.init(sorted: tokens.sorted(ids), tokens: tokens)
  }

  /// As `init(ids:tokens:)`, of ids in the order of the tokens' bytes.
  init(sorted ids: [UInt32], tokens: TokenBytes) {
    var builder = TokenTrieBuilder(tokens, sorted: ids)
    builder.build()
    cells = FlatArray(builder.cells)
  }

  /// Returns the cell of a node.
  static func cell(_ byte: UInt8, token: UInt32?, base: UInt32) -> UInt64 {
    1 << 62 | UInt64(byte) << 54 | UInt64(token ?? noToken) << 32 | UInt64(base)
  }

  /// Returns the cell that `byte` leads to from a node with this base; nil when there is none.
  @inline(__always)
  func step(_ base: UInt32, _ byte: UInt8) -> UInt64? {
    let cell = unsafe cells.base[Int(base ^ UInt32(byte))]
    return cell >> 54 == 0x100 | UInt64(byte) ? cell : nil
  }

  /// Returns whether a token starts with this byte.
  @inline(__always)
  func canStart(_ byte: UInt8) -> Bool { step(0, byte) != nil }

  /// Returns the longest token that starts at `place` and ends by `end`, or `none`, and its length.
  @inline(__always)
  func longestMatch(_ place: TextPointer, _ end: TextPointer) -> (id: UInt32, length: Int) {
    var longest = (id: TokenTrie.none, length: 0)
    var base: UInt32 = 0
    var next = unsafe place
    while unsafe next < end, let cell = unsafe step(base, next[0]) {
      unsafe next += 1
      let token = UInt32(truncatingIfNeeded: cell >> 32) & TokenTrie.noToken
      if token != TokenTrie.noToken { unsafe longest = (token, next - place) }
      base = UInt32(truncatingIfNeeded: cell)
      if base == 0 { break }
    }
    return longest
  }

  /// Returns the token with exactly these bytes.
  func id(_ bytes: [UInt8]) -> UInt32? {
    var token = TokenTrie.noToken
    var base: UInt32? = 0
    for byte in bytes {
      guard let known = base, let cell = step(known, byte) else { return nil }
      token = UInt32(truncatingIfNeeded: cell >> 32) & TokenTrie.noToken
      base = UInt32(truncatingIfNeeded: cell)
      if base == 0 { base = nil }
    }
    return token == TokenTrie.noToken ? nil : token
  }
}

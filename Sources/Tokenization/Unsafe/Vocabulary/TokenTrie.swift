// SPDX-License-Identifier: Apache-2.0

/// The tokens that merging can build, for finding the longest one at a place in a text.
///
/// A node that ends a token has the token's id as its number, the others have numbers beyond; the
/// steps from node to node are in an open-addressed table of one word a step.
@safe struct TokenTrie: Sendable {
  let roots: FlatArray<UInt32>
  let slots: FlatArray<UInt64>
  let tokenCount: Int
  private let shift: UInt32

  static let none = UInt32.max
  private static let empty = UInt64.max

  /// Creates a view of tables made by `init(tokens:…)`.
  init(roots: FlatArray<UInt32>, slots: FlatArray<UInt64>, tokenCount: Int) {
    self.roots = roots
    self.slots = slots
    self.tokenCount = tokenCount
    shift = UInt32(32 - slots.count.trailingZeroBitCount)
  }

  /// Creates a trie of the tokens with these ids.
  init(ids: [UInt32], tokens: TokenBytes) {
    let sorted = tokens.sorted(ids)
    var bits = 8
    while 1 << bits < tokens.stepCount(sorted) * 2 { bits += 1 }
    self.init(
      roots: FlatArray(repeating: TokenTrie.none, count: 256),
      slots: FlatArray(repeating: TokenTrie.empty, count: 1 << bits), tokenCount: tokens.count)
    add(sorted, tokens)
  }

  /// Adds tokens in the order of their bytes, each from where it leaves the one before.
  private func add(_ sorted: [UInt32], _ tokens: TokenBytes) {
    var nextNode = UInt32(tokenCount)
    // The nodes along the last token, and its bytes.
    var path: [UInt32] = []
    var previous: UInt32?
    for id in sorted {
      let length = tokens.length(id)
      let common = previous.map { tokens.commonPrefix($0, id) } ?? 0
      path.removeSubrange(common...)
      for depth in common..<length {
        let node: UInt32
        if depth == length - 1 {
          node = id
        } else {
          node = nextNode
          nextNode += 1
        }
        let byte = tokens.byte(id, depth)
        if depth == 0 {
          roots[Int(byte)] = node
        } else {
          insert(path[depth - 1], byte, node)
        }
        path.append(node)
      }
      previous = id
    }
  }

  private func insert(_ node: UInt32, _ byte: UInt8, _ target: UInt32) {
    let key = node << 8 | UInt32(byte)
    var index = Int((key &* 0x9E37_79B1) >> shift)
    while slots[index] != TokenTrie.empty { index = (index &+ 1) & (slots.count &- 1) }
    slots[index] = UInt64(key) << 32 | UInt64(target)
  }

  /// Returns the node that `byte` leads to from `node`, or `none`.
  @inline(__always)
  func step(_ node: UInt32, _ byte: UInt8) -> UInt32 {
    let key = node << 8 | UInt32(byte)
    var index = Int((key &* 0x9E37_79B1) >> shift)
    while true {
      let slot = unsafe slots.base[index]
      if slot >> 32 == UInt64(key) { return UInt32(truncatingIfNeeded: slot) }
      if slot == TokenTrie.empty { return TokenTrie.none }
      index = (index &+ 1) & (slots.count &- 1)
    }
  }

  /// Returns the longest token that starts at `place` and ends by `end`, or `none`.
  @inline(__always)
  func longestMatch(_ place: TextPointer, _ end: TextPointer) -> UInt32 {
    var node = unsafe roots.base[Int(place[0])]
    var longest = TokenTrie.none
    var next = unsafe place + 1
    while node != TokenTrie.none {
      if node < UInt32(truncatingIfNeeded: tokenCount) { longest = node }
      guard unsafe next < end else { break }
      node = unsafe step(node, next[0])
      unsafe next += 1
    }
    return longest
  }

  /// Returns the token with exactly these bytes.
  func id(_ bytes: [UInt8]) -> UInt32? {
    guard let first = bytes.first else { return nil }
    var node = roots[Int(first)]
    for byte in bytes.dropFirst() where node != TokenTrie.none { node = step(node, byte) }
    return node < UInt32(tokenCount) ? node : nil
  }
}

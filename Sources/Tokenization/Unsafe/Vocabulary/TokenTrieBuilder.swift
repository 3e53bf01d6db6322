// SPDX-License-Identifier: Apache-2.0

/// Lays out the cells of a `TokenTrie`.
struct TokenTrieBuilder {
  private let tokens: TokenBytes
  private let sorted: [UInt32]
  private(set) var cells: [UInt64] = []
  /// For each cell, as long as it is free, the next and the previous free one, in a circle.
  private var nextFree: [UInt32] = []
  private var previousFree: [UInt32] = []
  private var firstFree = TokenTrie.none
  /// Which bases belong to a node.
  private var isBase: [Bool] = []

  /// How many free cells are tried for a node with several children before cells are added.
  private static let attempts = 32

  /// Creates a builder for tokens in the order of their bytes, each of them once.
  init(_ tokens: TokenBytes, sorted: [UInt32]) {
    self.tokens = tokens
    self.sorted = sorted
  }

  /// A node whose children are not laid out yet: tokens with the same first bytes.
  private struct Node {
    let range: Range<Int>
    let depth: Int
    let cell: Int?
  }

  /// Lays out all nodes.
  mutating func build() {
    addBlock()
    isBase[0] = true
    var open = [Node(range: 0..<sorted.count, depth: 0, cell: nil)]
    var labels: [UInt8] = []
    var ranges: [Range<Int>] = []
    while let node = open.popLast() {
      findChildren(of: node, &labels, &ranges)
      guard !labels.isEmpty else { continue }
      let base = node.cell == nil ? 0 : findBase(labels)
      isBase[base] = true
      if let cell = node.cell { cells[cell] |= UInt64(base) }
      for (label, range) in zip(labels, ranges) {
        let cell = base ^ Int(label)
        take(cell)
        let first = sorted[range.lowerBound]
        let isToken = tokens.length(first) == node.depth + 1
        cells[cell] = TokenTrie.cell(label, token: isToken ? first : nil, base: 0)
        // Of equal tokens the first counts.
        open.append(Node(range: range, depth: node.depth + 1, cell: cell))
      }
    }
  }

  /// Finds the bytes that follow in the tokens of a node, and the tokens with each.
  private func findChildren(of node: Node, _ labels: inout [UInt8], _ ranges: inout [Range<Int>]) {
    labels.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    var start = node.range.lowerBound
    while start < node.range.upperBound, tokens.length(sorted[start]) <= node.depth { start += 1 }
    while start < node.range.upperBound {
      let label = byte(start, node.depth)
      var end = start + 1
      while end < node.range.upperBound, byte(end, node.depth) == label { end += 1 }
      labels.append(label)
      ranges.append(start..<end)
      start = end
    }
  }

  /// Returns a byte of a token, which is longer than that.
  @inline(__always)
  private func byte(_ index: Int, _ depth: Int) -> UInt8 {
    unsafe tokens.start(sorted[index])[depth]
  }

  /// Finds a base that is free and from which all children's cells are.
  private mutating func findBase(_ labels: [UInt8]) -> Int {
    var candidate = firstFree
    for _ in 0..<TokenTrieBuilder.attempts where candidate != TokenTrie.none {
      let base = Int(candidate) ^ Int(labels[0])
      if !isBase[base], labels.allSatisfy({ cells[base ^ Int($0)] == 0 }) { return base }
      candidate = nextFree[Int(candidate)]
      if candidate == firstFree { break }
    }
    // The block that was full of holes is left to nodes with one child.
    if candidate != TokenTrie.none { firstFree = candidate }
    let base = cells.count
    addBlock()
    return base
  }

  /// Adds 256 free cells, as the first ones to be tried.
  private mutating func addBlock() {
    let start = cells.count
    cells.append(contentsOf: repeatElement(0, count: 256))
    isBase.append(contentsOf: repeatElement(false, count: 256))
    for cell in start..<start + 256 {
      nextFree.append(UInt32(cell + 1))
      previousFree.append(UInt32(truncatingIfNeeded: cell - 1))
    }
    let last = start + 255
    if firstFree == TokenTrie.none {
      nextFree[last] = UInt32(start)
      previousFree[start] = UInt32(last)
    } else {
      let end = previousFree[Int(firstFree)]
      nextFree[Int(end)] = UInt32(start)
      previousFree[start] = end
      nextFree[last] = firstFree
      previousFree[Int(firstFree)] = UInt32(last)
    }
    firstFree = UInt32(start)
  }

  /// Takes a cell out of the circle of free ones.
  private mutating func take(_ cell: Int) {
    let (next, previous) = (nextFree[cell], previousFree[cell])
    if next == UInt32(cell) {
      firstFree = TokenTrie.none
      return
    }
    nextFree[Int(previous)] = next
    previousFree[Int(next)] = previous
    if firstFree == UInt32(cell) { firstFree = next }
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Byte-pair encoding as it is defined: of all pairs that can be merged the one of the lowest rank
/// goes first, of several the leftmost; different rules may have the same rank.
///
/// Works for any list of rules. It encodes those few pieces for which `BacktrackingEncoder` may not
/// be used, and is its twin in the tests.
struct ReferenceMerger: Sendable {
  /// A rule and its rank, from 1.
  struct RankedRule: Sendable, BitwiseCopyable {
    let left: UInt32
    let right: UInt32
    let result: UInt32
    let rank: UInt32
  }

  private let rules: [UInt64: RankedRule]
  private let table: MergeTable?

  /// Creates a merger by a list of all rules; one that is given twice has its last rank.
  init(_ rules: [MergeRule]) {
    self.init(nil, and: ReferenceMerger.rank(rules))
  }

  /// Returns the rules of a list with their ranks.
  static func rank(_ rules: [MergeRule]) -> [RankedRule] {
    rules.enumerated().map { index, rule in
      RankedRule(
        left: rule.left, right: rule.right, result: rule.result, rank: UInt32(index) + 1)
    }
  }

  /// Creates a merger by the rules of a table and some more, which come first.
  init(_ table: MergeTable?, and rules: [RankedRule]) {
    self.table = table
    self.rules = Dictionary(
      rules.map { (ReferenceMerger.key($0.left, $0.right), $0) }, uniquingKeysWith: { $1 })
  }

  private static func key(_ left: UInt32, _ right: UInt32) -> UInt64 {
    UInt64(left) << 32 | UInt64(right)
  }

  private func target(_ left: UInt32, _ right: UInt32) -> (rank: UInt32, result: UInt32)? {
    if let rule = rules[ReferenceMerger.key(left, right)] { return (rule.rank, rule.result) }
    guard let table, let result = table.pairs.merged(left, right) else { return nil }
    return (table.tokens[Int(result)].rank, result)
  }

  /// Returns what the symbols are merged into.
  ///
  /// - Complexity: O(n log n).
  func merge(_ symbols: [UInt32]) -> [UInt32] { mergePlaces(symbols).map(\.id) }

  /// Returns what the symbols are merged into, and at which symbol each token starts.
  func mergePlaces(_ symbols: [UInt32]) -> [(id: UInt32, start: Int)] {
    guard symbols.count > 1 else { return symbols.map { ($0, 0) } }
    var chain = Chain(symbols)
    var queue = PriorityQueue()
    for index in 0..<symbols.count - 1 { push(&queue, chain, index) }
    while let next = queue.pop() {
      let index = Int(next.place)
      guard let follower = chain.follower(index),
        let target = target(chain.symbols[index], chain.symbols[follower]),
        chain.isAlive[index], target.rank == next.rank
      else { continue }
      chain.merge(index, follower, into: target.result)
      if let before = chain.previous[index] { push(&queue, chain, before) }
      push(&queue, chain, index)
    }
    return chain.symbols.indices.filter { chain.isAlive[$0] }.map { (chain.symbols[$0], $0) }
  }

  private func push(_ queue: inout PriorityQueue, _ chain: Chain, _ index: Int) {
    guard let follower = chain.follower(index),
      let target = target(chain.symbols[index], chain.symbols[follower])
    else { return }
    queue.push(PriorityQueue.Entry(rank: target.rank, place: UInt32(index)))
  }
}

/// Symbols in a row, of which two neighbours can become one.
private struct Chain {
  var symbols: [UInt32]
  var isAlive: [Bool]
  var previous: [Int?]
  private var next: [Int]

  init(_ symbols: [UInt32]) {
    self.symbols = symbols
    isAlive = Array(repeating: true, count: symbols.count)
    previous = symbols.indices.map { $0 == 0 ? nil : $0 - 1 }
    next = symbols.indices.map { $0 + 1 }
  }

  func follower(_ index: Int) -> Int? { next[index] < symbols.count ? next[index] : nil }

  mutating func merge(_ index: Int, _ follower: Int, into result: UInt32) {
    symbols[index] = result
    isAlive[follower] = false
    next[index] = next[follower]
    if next[index] < symbols.count { previous[next[index]] = index }
  }
}

/// A binary heap of candidates, the lowest rank and then the leftmost place first.
private struct PriorityQueue {
  struct Entry {
    let order: UInt64

    init(rank: UInt32, place: UInt32) { order = UInt64(rank) << 32 | UInt64(place) }

    var rank: UInt32 { UInt32(truncatingIfNeeded: order >> 32) }
    var place: UInt32 { UInt32(truncatingIfNeeded: order) }
  }

  private var entries: [Entry] = []

  mutating func push(_ entry: Entry) {
    entries.append(entry)
    var child = entries.count - 1
    while child > 0, entries[(child - 1) / 2].order > entries[child].order {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> Entry? {
    guard let first = entries.first else { return nil }
    let last = entries.removeLast()
    guard !entries.isEmpty else { return first }
    entries[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < entries.count else { return first }
      if child + 1 < entries.count, entries[child + 1].order < entries[child].order { child += 1 }
      guard entries[child].order < entries[parent].order else { return first }
      entries.swapAt(parent, child)
      parent = child
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Rows packed into sequences of one length: the longest first, each where it leaves the least room.
struct Packing {
  /// How many sequences there are.
  private(set) var sequences = 0
  /// The tokens in them, without padding.
  private(set) var tokens = 0
  private let length: Int
  private var room: Room

  /// Packs rows of some lengths; those that are longer than a sequence are cut.
  ///
  /// - Complexity: O(*n* × *length* / 64) in the number of rows at worst; rows of one length are
  ///   packed together.
  init(_ rows: TokenDistribution, into length: Int) {
    self.length = max(1, length)
    room = Room(self.length)
    for (own, count) in rows.sorted.reversed() where own > 0 {
      add(count, of: min(own, self.length))
    }
  }

  /// How much of the sequences is padding, in percent, rounded down.
  var wastedPercent: Int {
    guard sequences > 0 else { return 0 }
    let whole = sequences * length
    return (whole - tokens) * 100 / whole
  }

  /// Returns a maximum length that a job would be given for rows of at most `longest` tokens.
  static func rounded(_ longest: Int) -> Int { (longest + 63) / 64 * 64 }

  private mutating func add(_ count: Int, of own: Int) {
    tokens += count * own
    var rest = count
    while rest > 0, let free = room.least(own) {
      rest -= fill(free, room[free], with: rest, of: own)
    }
    guard rest > 0 else { return }
    let each = length / own
    let opened = (rest + each - 1) / each
    sequences += opened
    room[length] += opened
    _ = fill(length, opened, with: rest, of: own)
  }

  /// Puts rows into `count` sequences with `free` room each; returns how many rows are placed.
  private mutating func fill(_ free: Int, _ count: Int, with rows: Int, of own: Int) -> Int {
    let each = free / own
    let full = min(count, rows / each)
    move(full, from: free, by: each * own)
    let last = full < count ? rows - full * each : 0
    let partly = min(last, each)
    if partly > 0 { move(1, from: free, by: partly * own) }
    return full * each + partly
  }

  private mutating func move(_ count: Int, from free: Int, by used: Int) {
    guard count > 0 else { return }
    room[free] -= count
    room[free - used] += count
  }
}

/// How many sequences have how much room left.
private struct Room {
  private var counts: [Int]
  private var isUsed: [UInt64]

  init(_ length: Int) {
    counts = Array(repeating: 0, count: length + 1)
    isUsed = Array(repeating: 0, count: length / 64 + 1)
  }

  subscript(room: Int) -> Int {
    get { counts[room] }
    set {
      counts[room] = newValue
      let bit = UInt64(1) << UInt64(room % 64)
      if newValue > 0 { isUsed[room / 64] |= bit } else { isUsed[room / 64] &= ~bit }
    }
  }

  /// Returns the least room of a sequence that is at least `wanted`; nil when there is none.
  func least(_ wanted: Int) -> Int? {
    var word = wanted / 64
    var bits = isUsed[word] & (~0 << UInt64(wanted % 64))
    while bits == 0 {
      word += 1
      guard word < isUsed.count else { return nil }
      bits = isUsed[word]
    }
    return word * 64 + bits.trailingZeroBitCount
  }
}

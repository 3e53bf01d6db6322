// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// Which token two neighbours merge into: an open-addressed table of one word a pair.
@safe struct PairTable: Sendable {
  /// How many tokens a vocabulary may have: three ids share a word.
  static let maximumTokenCount = 1 << 21

  let slots: FlatArray<UInt64>
  private let shift: UInt64
  /// Two bits of one word for each hash that a pair has: most pairs that are asked for are none, and
  /// these bits tell of most of them, from a sixteenth of the memory.
  private let filter: FlatArray<UInt64>

  static let empty = UInt64.max

  /// Creates an empty table with room for `count` pairs.
  init(count: Int) {
    var bits = 4
    while 1 << bits < count * 2 { bits += 1 }
    slots = FlatArray(repeating: PairTable.empty, count: 1 << bits)
    shift = UInt64(64 - bits)
    filter = FlatArray(repeating: 0, count: slots.count / 16)
  }

  /// Creates a table from the slots of another, whose number is a power of two.
  init(slots: FlatArray<UInt64>) {
    self.slots = slots
    shift = UInt64(64 - slots.count.trailingZeroBitCount)
    filter = FlatArray(repeating: 0, count: slots.count / 16)
    for slot in 0..<slots.count where slots[slot] != PairTable.empty { mark(slots[slot] >> 21) }
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  /// Returns the bits of a hash in its word of the filter.
  @inline(__always)
  private static func bits(_ hash: UInt64) -> UInt64 {
    1 &<< (hash &>> 20) | 1 &<< (hash &>> 26)
  }

  private func mark(_ key: UInt64) {
    let hash = PairTable.hash(key)
    filter[Int(hash >> (shift + 4))] |= PairTable.bits(hash)
  }

  /// Returns the token that the pair merges into; nil when it does not.
  @inline(__always)
  func merged(_ left: UInt32, _ right: UInt32) -> UInt32? {
    let key = UInt64(left) << 21 | UInt64(right)
    let hash = PairTable.hash(key)
    let bits = PairTable.bits(hash)
    let word = unsafe filter.base[Int(truncatingIfNeeded: hash >> (shift &+ 4))]
    guard word & bits == bits else { return nil }
    var index = Int(truncatingIfNeeded: hash >> shift)
    while true {
      let slot = unsafe slots.base[index]
      if slot >> 21 == key { return UInt32(truncatingIfNeeded: slot & 0x1F_FFFF) }
      if slot == PairTable.empty { return nil }
      index = (index &+ 1) & (slots.count &- 1)
    }
  }

  /// Asks for the memory that tells what the pair merges into.
  @inline(__always)
  func prefetch(_ left: UInt32, _ right: UInt32) {
    let hash = PairTable.hash(UInt64(left) << 21 | UInt64(right))
    unsafe prefetch_line(filter.base + Int(truncatingIfNeeded: hash >> (shift &+ 4)))
    unsafe prefetch_line(slots.base + Int(truncatingIfNeeded: hash >> shift))
  }

  /// Returns false for most pairs that do not merge.
  @inline(__always)
  func mayMerge(_ left: UInt32, _ right: UInt32) -> Bool {
    let hash = PairTable.hash(UInt64(left) << 21 | UInt64(right))
    let bits = PairTable.bits(hash)
    let word = unsafe filter.base[Int(truncatingIfNeeded: hash >> (shift &+ 4))]
    return word & bits == bits
  }

  /// Adds a pair; one that is there already is replaced.
  ///
  /// - Precondition: there are fewer pairs than the table was made for.
  func insert(_ left: UInt32, _ right: UInt32, merged: UInt32) {
    let key = UInt64(left) << 21 | UInt64(right)
    mark(key)
    var index = Int(truncatingIfNeeded: PairTable.hash(key) >> shift)
    while slots[index] != PairTable.empty, slots[index] >> 21 != key {
      index = (index &+ 1) & (slots.count &- 1)
    }
    slots[index] = key << 21 | UInt64(merged)
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Which token two neighbours merge into: an open-addressed table of one word a pair.
@safe struct PairTable: Sendable {
  /// How many tokens a vocabulary may have: three ids share a word.
  static let maximumTokenCount = 1 << 21

  let slots: FlatArray<UInt64>
  private let shift: UInt64

  private static let empty = UInt64.max

  /// Creates an empty table with room for `count` pairs.
  init(count: Int) {
    var bits = 4
    while 1 << bits < count * 2 { bits += 1 }
    slots = FlatArray(repeating: PairTable.empty, count: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// Creates a table from the slots of another, whose number is a power of two.
  init(slots: FlatArray<UInt64>) {
    self.slots = slots
    shift = UInt64(64 - slots.count.trailingZeroBitCount)
  }

  /// Returns the token that the pair merges into; nil when it does not.
  @inline(__always)
  func merged(_ left: UInt32, _ right: UInt32) -> UInt32? {
    let key = UInt64(left) << 21 | UInt64(right)
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while true {
      let slot = unsafe slots.base[index]
      if slot >> 21 == key { return UInt32(truncatingIfNeeded: slot & 0x1F_FFFF) }
      if slot == PairTable.empty { return nil }
      index = (index &+ 1) & (slots.count &- 1)
    }
  }

  /// Adds a pair; one that is there already is replaced.
  ///
  /// - Precondition: there are fewer pairs than the table was made for.
  func insert(_ left: UInt32, _ right: UInt32, merged: UInt32) {
    let key = UInt64(left) << 21 | UInt64(right)
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while slots[index] != PairTable.empty, slots[index] >> 21 != key {
      index = (index &+ 1) & (slots.count &- 1)
    }
    slots[index] = key << 21 | UInt64(merged)
  }
}

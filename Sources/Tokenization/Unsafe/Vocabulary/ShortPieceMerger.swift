// SPDX-License-Identifier: Apache-2.0

/// Counts the tokens of short pieces by merging, as byte-pair encoding is defined.
///
/// For a few symbols this takes less than the search of `BacktrackingEncoder`. The tokens are
/// numbered in the order of their rules, so of all pairs the one whose token has the least id goes
/// first.
@safe struct ShortPieceMerger {
  /// How many symbols a piece may have: one bit each.
  private static let maximumCount = 64

  private let starts: StartSymbols
  private let pairs: PairTable
  /// The symbols; those that merged with the one before are stale.
  private let symbols = FlatArray<UInt32>(repeating: 0, count: maximumCount)
  /// What each symbol and the next one merge into, the place in the lowest six bits, or `none`.
  private let merges = FlatArray<UInt32>(repeating: none, count: maximumCount)

  private static let none = UInt32.max

  init(_ starts: StartSymbols, _ pairs: PairTable) {
    self.starts = starts
    self.pairs = pairs
  }

  /// Returns how many tokens a piece has; nil when it is not short.
  func count(_ start: TextPointer, _ end: TextPointer) -> Int? {
    guard var count = unsafe load(start, end) else { return nil }
    let last = count &- 1
    for index in 0..<last { merge(index, index &+ 1) }
    unsafe merges.base[last] = ShortPieceMerger.none
    var alive = UInt64.max &>> UInt64(63 &- last)
    while true {
      var least = ShortPieceMerger.none
      for index in 0..<last { unsafe least = min(least, merges.base[index]) }
      guard least != ShortPieceMerger.none else { return count }
      let index = Int(least & 63)
      let above = alive & (~1 &<< UInt64(index))
      let rest = above & (above &- 1)
      alive ^= above ^ rest
      count &-= 1
      unsafe symbols.base[index] = least &>> 6
      unsafe merges.base[above.trailingZeroBitCount] = ShortPieceMerger.none
      if rest != 0 {
        merge(index, rest.trailingZeroBitCount)
      } else {
        unsafe merges.base[index] = ShortPieceMerger.none
      }
      let below = alive & ~(UInt64.max &<< UInt64(index))
      if below != 0 { merge(63 &- below.leadingZeroBitCount, index) }
    }
  }

  /// Finds the symbols that merging starts with, and returns how many there are.
  @inline(__always)
  private func load(_ start: TextPointer, _ end: TextPointer) -> Int? {
    var count = 0
    var place = unsafe start
    while unsafe place < end {
      guard count < ShortPieceMerger.maximumCount else { return nil }
      let (symbol, length) = unsafe starts.symbol(start, place, end)
      unsafe symbols.base[count] = symbol
      count &+= 1
      unsafe place += length
    }
    return count
  }

  /// Looks up what the symbols at two places merge into.
  @inline(__always)
  private func merge(_ left: Int, _ right: Int) {
    let merged = unsafe pairs.merged(symbols.base[left], symbols.base[right])
    unsafe merges.base[left] = merged.map { $0 &<< 6 | UInt32(left) } ?? ShortPieceMerger.none
  }
}

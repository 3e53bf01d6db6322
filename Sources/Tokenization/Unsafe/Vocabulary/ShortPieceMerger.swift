// SPDX-License-Identifier: Apache-2.0

/// Counts the tokens of short pieces by merging, as byte-pair encoding is defined.
///
/// For a few symbols this takes less than the search of `BacktrackingEncoder`. The tokens are
/// numbered in the order of their rules, so of all pairs the one whose token has the least id goes
/// first. One for each worker, since it keeps its scratch memory.
@safe final class ShortPieceMerger {
  /// How many symbols a piece may have: one bit each.
  private static let maximumCount = 64

  private let starts: StartSymbols
  private let pairs: PairTable
  /// The symbols; those that merged with the one before are stale.
  private let symbols = FlatArray<UInt32>(repeating: 0, count: maximumCount)
  /// The bytes of symbols that are one, at first.
  private let bytes = FlatArray<UInt8>(repeating: 0, count: maximumCount)
  /// What symbols and the next ones merge into, with the place in the lowest six bits.
  private let merges = FlatArray<UInt32>(repeating: 0, count: maximumCount)

  init(_ starts: StartSymbols, _ pairs: PairTable) {
    self.starts = starts
    self.pairs = pairs
  }

  /// Returns how many tokens a piece has; nil when it is not short.
  func count(_ start: TextPointer, _ end: TextPointer) -> Int? {
    guard let (symbols, isByte) = unsafe load(start, end) else { return nil }
    var count = symbols
    var alive = UInt64.max &>> UInt64(64 &- count)
    // One bit for each symbol that merges with the next one.
    var open = openPairs(count &- 1, isByte)
    while open != 0 {
      let first = least(of: open)
      let index = Int(first & 63)
      let after = alive & (~1 &<< UInt64(index))
      let rest = after & (after &- 1)
      let before = alive & ~(UInt64.max &<< UInt64(index))
      alive ^= after ^ rest
      open &= ~(after ^ rest | 1 &<< UInt64(index))
      count &-= 1
      unsafe self.symbols.base[index] = first &>> 6
      if rest != 0 { open |= pair(index, rest.trailingZeroBitCount) }
      if before != 0 {
        let previous = 63 &- before.leadingZeroBitCount
        open = open & ~(1 &<< UInt64(previous)) | pair(previous, index)
      }
    }
    return count
  }

  /// Returns the merge that goes first.
  @inline(__always)
  private func least(of open: UInt64) -> UInt32 {
    var least = UInt32.max
    var rest = open
    repeat {
      least = unsafe min(least, merges.base[rest.trailingZeroBitCount])
      rest &= rest &- 1
    } while rest != 0
    return least
  }

  /// Looks up the first pairs: which of them may be any at all, so that the memory of those is on its
  /// way, and then what they merge into.
  @inline(__always)
  private func openPairs(_ count: Int, _ isByte: UInt64) -> UInt64 {
    var open: UInt64 = 0
    let areBytes = isByte & isByte &>> 1
    if areBytes == 1 &<< UInt64(count) &- 1 {
      for index in 0..<count {
        let merged = unsafe starts.merged(bytes.base[index], bytes.base[index &+ 1])
        unsafe merges.base[index] = merged &<< 6 | UInt32(truncatingIfNeeded: index)
        open |= (merged == TokenTrie.none ? 0 : 1) &<< UInt64(index)
      }
      return open
    }
    var candidates: UInt64 = 0
    for index in 0..<count {
      let mayMerge = unsafe pairs.mayMerge(symbols.base[index], symbols.base[index &+ 1])
      candidates |= (mayMerge ? 1 : 0) &<< UInt64(index)
    }
    while candidates != 0 {
      let index = candidates.trailingZeroBitCount
      open |= pair(index, index &+ 1)
      candidates &= candidates &- 1
    }
    return open
  }

  /// Finds the symbols that merging starts with; returns how many there are, and one bit for each that
  /// is a byte.
  @inline(__always)
  private func load(_ start: TextPointer, _ end: TextPointer) -> (count: Int, isByte: UInt64)? {
    var count = 0
    var isByte: UInt64 = 0
    var place = unsafe start
    while unsafe place < end {
      guard count < ShortPieceMerger.maximumCount else { return nil }
      let (symbol, length) = unsafe starts.symbol(start, place, end)
      unsafe symbols.base[count] = symbol
      unsafe bytes.base[count] = place[0]
      isByte |= (length == 1 ? 1 : 0) &<< UInt64(count)
      count &+= 1
      unsafe place += length
    }
    return (count, isByte)
  }

  /// Looks up what the symbols at two places merge into; returns the bit of the left one if they do.
  @inline(__always)
  private func pair(_ left: Int, _ right: Int) -> UInt64 {
    guard let merged = unsafe pairs.merged(symbols.base[left], symbols.base[right]) else {
      return 0
    }
    unsafe merges.base[left] = merged &<< 6 | UInt32(truncatingIfNeeded: left)
    return 1 &<< UInt64(left)
  }
}

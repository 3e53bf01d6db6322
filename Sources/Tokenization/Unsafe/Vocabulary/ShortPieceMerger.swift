// SPDX-License-Identifier: Apache-2.0

/// Counts the tokens of short pieces by merging, as byte-pair encoding is defined.
///
/// For a few symbols this takes less than the search of `BacktrackingEncoder`. The tokens are
/// numbered in the order of their rules, so of all pairs the one whose token has the least id goes
/// first. One for each worker, since it keeps its scratch memory.
@safe final class ShortPieceMerger {
  /// How many symbols a piece may have: one bit each.
  private static let maximumCount = 64
  /// How many pieces may be loaded at the same time.
  static let loadCount = 8

  /// What merging starts with.
  private struct Load: BitwiseCopyable {
    /// How many symbols there are; 0 where nothing is loaded.
    var count = 0
    /// One bit for each that is a byte.
    var isByte: UInt64 = 0
  }

  private let starts: StartSymbols
  private let pairs: PairTable
  private let loads = FlatArray<Load>(repeating: Load(), count: loadCount)
  /// The symbols of each load; those that merged with the one before are stale.
  private let symbols = FlatArray<UInt32>(repeating: 0, count: loadCount * maximumCount)
  /// The bytes of symbols that are one, at first.
  private let bytes = FlatArray<UInt8>(repeating: 0, count: loadCount * maximumCount)
  /// What symbols and the next ones merge into, with the place in the lowest six bits.
  private let merges = FlatArray<UInt32>(repeating: 0, count: maximumCount)

  init(_ starts: StartSymbols, _ pairs: PairTable) {
    self.starts = starts
    self.pairs = pairs
  }

  /// Finds the symbols of a piece, if it is short, and asks for the memory that tells what they merge
  /// into.
  @inline(__always)
  func load(_ number: Int, _ start: TextPointer, _ end: TextPointer) {
    let number = number & (ShortPieceMerger.loadCount &- 1)
    let symbols = unsafe self.symbols.base + number &* ShortPieceMerger.maximumCount
    let bytes = unsafe self.bytes.base + number &* ShortPieceMerger.maximumCount
    var load = Load()
    var place = unsafe start
    while unsafe place < end {
      guard load.count < ShortPieceMerger.maximumCount else { return unload(number) }
      let (symbol, length) = unsafe starts.symbol(start, place, end)
      unsafe symbols[load.count] = symbol
      unsafe bytes[load.count] = place[0]
      load.isByte |= (length == 1 ? 1 : 0) &<< UInt64(load.count)
      if length > 1, load.count > 0 { unsafe pairs.prefetch(symbols[load.count &- 1], symbol) }
      load.count &+= 1
      unsafe place += length
    }
    unsafe loads.base[number] = load
  }

  /// Forgets a piece.
  func unload(_ number: Int) {
    unsafe loads.base[number & (ShortPieceMerger.loadCount &- 1)] = Load()
  }

  /// Returns how many tokens a loaded piece has; nil when it is not short.
  @inline(__always)
  func count(_ number: Int) -> Int? {
    let number = number & (ShortPieceMerger.loadCount &- 1)
    let load = unsafe loads.base[number]
    guard load.count > 0 else { return nil }
    return unsafe merge(
      load, symbols.base + number &* ShortPieceMerger.maximumCount,
      bytes.base + number &* ShortPieceMerger.maximumCount)
  }

  private func merge(
    _ load: Load, _ symbols: UnsafeMutablePointer<UInt32>, _ bytes: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var count = load.count
    var alive = UInt64.max &>> UInt64(64 &- count)
    // One bit for each symbol that merges with the next one.
    var open = unsafe openPairs(load, symbols, bytes)
    while open != 0 {
      let first = least(of: open)
      let index = Int(first & 63)
      let after = alive & (~1 &<< UInt64(index))
      let rest = after & (after &- 1)
      let before = alive & ~(UInt64.max &<< UInt64(index))
      alive ^= after ^ rest
      open &= ~(after ^ rest | 1 &<< UInt64(index))
      count &-= 1
      unsafe symbols[index] = first &>> 6
      if rest != 0 { unsafe open |= pair(symbols, index, rest.trailingZeroBitCount) }
      if before != 0 {
        let previous = 63 &- before.leadingZeroBitCount
        unsafe open = open & ~(1 &<< UInt64(previous)) | pair(symbols, previous, index)
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

  /// Looks up the first pairs: which of them may be any at all, and then what they merge into.
  @inline(__always)
  private func openPairs(
    _ load: Load, _ symbols: UnsafeMutablePointer<UInt32>, _ bytes: UnsafeMutablePointer<UInt8>
  ) -> UInt64 {
    var open: UInt64 = 0
    let count = load.count &- 1
    let areBytes = load.isByte & load.isByte &>> 1
    if areBytes == 1 &<< UInt64(count) &- 1 {
      for index in 0..<count {
        let merged = unsafe starts.merged(bytes[index], bytes[index &+ 1])
        unsafe merges.base[index] = merged &<< 6 | UInt32(truncatingIfNeeded: index)
        open |= (merged == TokenTrie.none ? 0 : 1) &<< UInt64(index)
      }
      return open
    }
    var candidates: UInt64 = 0
    for index in 0..<count {
      let mayMerge = unsafe pairs.mayMerge(symbols[index], symbols[index &+ 1])
      candidates |= (mayMerge ? 1 : 0) &<< UInt64(index)
    }
    while candidates != 0 {
      let index = candidates.trailingZeroBitCount
      unsafe open |= pair(symbols, index, index &+ 1)
      candidates &= candidates &- 1
    }
    return open
  }

  /// Looks up what the symbols at two places merge into; returns the bit of the left one if they do.
  @inline(__always)
  private func pair(_ symbols: UnsafeMutablePointer<UInt32>, _ left: Int, _ right: Int) -> UInt64 {
    guard let merged = unsafe pairs.merged(symbols[left], symbols[right]) else { return 0 }
    unsafe merges.base[left] = merged &<< 6 | UInt32(truncatingIfNeeded: left)
    return 1 &<< UInt64(left)
  }
}

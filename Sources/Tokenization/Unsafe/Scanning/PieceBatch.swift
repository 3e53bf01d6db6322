// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// The pieces of a text, a batch at a time.
///
/// Pieces of ASCII are found many at once where a pattern is known to `find_piece_starts`, all others
/// one by one. Sound because the bytes of `padding` behind the text can be read.
@safe struct PieceBatch {
  /// How many bytes behind the end of a text may be read.
  static let padding = Int(piece_window)
  /// How many pieces there are at most.
  static let capacity = 256
  /// Up to so many are written before it is known how many there are.
  private static let slack = 8
  /// Up to so many are found at once, and there has to be room for them.
  private static let window = 64

  /// Where the pieces start, in bytes from the first, and where the last one ends.
  let starts = FlatArray<UInt32>(repeating: 0, count: capacity + slack + 1)
  private let level: vector_level

  init(_ width: VectorWidth = .widest) { level = width.level }

  /// Cuts the next pieces from `place` on, which is before `end`, and returns how many they are.
  @inline(__always)
  func cut(_ cutter: some TextCutter, _ place: inout TextPointer, _ end: TextPointer) -> Int {
    let first = unsafe place
    // Offsets have 32 bits, and the last piece may be long.
    let last = unsafe end - first < 1 << 31 ? end : first + (1 << 31)
    var count = 0
    // Where what a window finds has no room, the next batch is better than going on one by one.
    let wanted = PieceBatch.capacity - (cutter.windowRules == 0 ? 0 : PieceBatch.window - 1)
    while count < wanted, unsafe place < last {
      if unsafe PieceBatch.hasWindow(cutter, place) {
        unsafe count &+= find(cutter, first, place, end, from: count)
        unsafe place = first + Int(starts.base[count])
        if unsafe count >= wanted || place >= last { break }
      }
      unsafe starts.base[count] = unsafe UInt32(truncatingIfNeeded: place - first)
      unsafe place = cutter.end(of: place, end)
      count &+= 1
    }
    unsafe starts.base[count] = unsafe UInt32(truncatingIfNeeded: place - first)
    return count
  }

  /// Calls `body` with where each piece from `start` to `end` starts and ends.
  @inline(__always)
  func each(
    _ cutter: some TextCutter, _ start: TextPointer, _ end: TextPointer,
    _ body: (_ from: TextPointer, _ to: TextPointer) -> Void
  ) {
    var place = unsafe start
    while unsafe place < end {
      if unsafe PieceBatch.hasWindow(cutter, place) {
        let last = unsafe end - place < 1 << 31 ? end : place + (1 << 31)
        let first = unsafe place
        let count = unsafe find(cutter, first, first, last, from: 0)
        for index in 0..<count {
          let next = unsafe first + Int(starts.base[index &+ 1])
          unsafe body(place, next)
          unsafe place = next
        }
        if unsafe place >= end { break }
      }
      let next = unsafe cutter.end(of: place, end)
      unsafe body(place, next)
      unsafe place = next
    }
  }

  /// Returns whether pieces are worth being sought many at once: in a few bytes of ASCII there is too
  /// little to find.
  @inline(__always)
  private static func hasWindow(_ cutter: some TextCutter, _ place: TextPointer) -> Bool {
    unsafe cutter.windowRules != 0 && place.word & ASCIIBytes.highBits == 0
  }

  /// Finds pieces from `place` on, of a batch that starts at `first` and has `count` pieces already, and
  /// returns how many more they are.
  @inline(__always)
  private func find(
    _ cutter: some TextCutter, _ first: TextPointer, _ place: TextPointer, _ end: TextPointer,
    from count: Int
  ) -> Int {
    unsafe Int(
      bitPattern: find_piece_starts(
        level, first, UInt(bitPattern: place - first), UInt(bitPattern: end - first),
        starts.base + count, UInt(bitPattern: PieceBatch.capacity &- count), cutter.windowRules))
  }
}

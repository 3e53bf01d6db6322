// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// Cuts text into stretches whose tokens can be counted each on its own.
///
/// As many bytes as `TextCutting.padding` have to be readable behind the text.
protocol TextCutter {
  /// Returns the end of the stretch that starts at `start`, which is before `end`.
  func end(of start: TextPointer, _ end: TextPointer) -> TextPointer

  /// What `find_piece_starts` calls the pattern; 0 if it does not know it.
  var windowRules: UInt32 { get }
}

extension TextCutter {
  var windowRules: UInt32 { 0 }
}

/// Cuts text into the pieces of a known pattern.
struct PatternCutter<Scanner: PieceScanner>: TextCutter {
  @inline(__always)
  func end(of start: TextPointer, _ end: TextPointer) -> TextPointer {
    unsafe Scanner.end(of: start, end)
  }

  @inline(__always)
  var windowRules: UInt32 { Scanner.windowRules }
}

/// The pieces of a text, a batch at a time.
@safe struct PieceBatch {
  /// How many bytes behind the end of a text may be read.
  static let padding = Int(piece_window)
  /// How many pieces there are at most.
  static let capacity = 256
  /// Up to so many are written before it is known how many there are.
  private static let slack = 8

  /// Where the pieces start, in bytes from the first, and where the last one ends.
  let starts = FlatArray<UInt32>(repeating: 0, count: capacity + slack + 1)
  private let level: vector_level

  init(_ width: VectorWidth = .widest) { level = width.level }

  /// Cuts the next pieces from `place` on, which is before `end`, and returns how many they are.
  @inline(__always)
  func cut(_ cutter: some TextCutter, _ place: inout TextPointer, _ end: TextPointer) -> Int {
    let first = unsafe place
    // Offsets have 32 bits, of which one piece more needs its share.
    let last = unsafe end - first < 1 << 31 ? end : first + (1 << 31)
    var count = 0
    // Where a window might not fit in any more, the next batch is better than scanning.
    let wanted = PieceBatch.capacity - (cutter.windowRules == 0 ? 0 : 63)
    while count < wanted, unsafe place < last {
      if cutter.windowRules != 0, unsafe (place[0] | place[1]) < 0x80 {
        count &+= unsafe Int(
          bitPattern: find_piece_starts(
            level, first, UInt(bitPattern: place - first), UInt(bitPattern: end - first),
            starts.base + count, UInt(bitPattern: PieceBatch.capacity &- count),
            cutter.windowRules))
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
}

// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// What short pieces were worth when they were met last: most of a text consists of few pieces, and to
/// tell the class of one takes branches that cannot be foreseen.
///
/// Each piece has one place, which the last one that was met there keeps. Sound because places are below
/// `count`, and pieces have sixteen readable bytes behind them, as scanners ask for too.
@safe struct PieceWorths {
  /// How many pieces are remembered; a power of two.
  private static let count = 1 << 15

  /// The bytes of each piece with zeros behind them, its length in the last one; at first all zero,
  /// which is no piece.
  private let keys = unsafe FlatArray<UInt64>(zeroed: 2 * count)
  private let worths = unsafe FlatArray<Int32>(zeroed: count)

  /// Returns the worth of the piece of `length` bytes at `start`, which `find` tells of one that is not
  /// remembered.
  @inline(__always)
  func worth(_ start: TextPointer, _ length: Int, _ find: () -> Int) -> Int {
    guard length <= Int(maximum_short_piece) else { return find() }
    let low = unsafe start.word & piece_mask(length, 0)
    let bytes = unsafe (start + 8).word & piece_mask(length, 1)
    let high = bytes | UInt64(truncatingIfNeeded: length) &<< 56
    let place = PieceWorths.place(low, high)
    let key = unsafe keys.base + 2 * place
    if unsafe key[0] == low && key[1] == high { return unsafe Int(worths.base[place]) }
    let worth = find()
    unsafe (key[0], key[1]) = (low, high)
    unsafe worths.base[place] = Int32(truncatingIfNeeded: worth)
    return worth
  }

  /// The place of a piece, by its bytes.
  @inline(__always)
  private static func place(_ low: UInt64, _ high: UInt64) -> Int {
    let product = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: product >> 40) & (count - 1)
  }
}

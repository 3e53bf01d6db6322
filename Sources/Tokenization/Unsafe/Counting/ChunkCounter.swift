// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// Counts the tokens of pieces chunk by chunk, where `CharacterSeams` cuts them; one for each worker.
///
/// Pieces of Chinese, Japanese and Korean are new again and again; their chunks are mostly single
/// characters, or were met before.
@safe final class ChunkCounter {
  private let seams: CharacterSeams
  /// By the value of a character of three bytes: its tokens, 0 as long as that is not known.
  private let characters = FlatArray<UInt8>(repeating: 0, count: 1 << 16)
  /// Chunks of up to fifteen bytes, as in `PieceTable`; each has one place, and the last one stays.
  private let chunks = FlatArray<PieceTable.Key>(repeating: PieceTable.Key(0, 0), count: 1 << chunkBits)
  /// Where chunks end, in bytes from the start of the piece.
  private let ends = FlatArray<Int>(repeating: 0, count: capacity + 1)

  private static let capacity = 64
  private static let chunkBits: UInt64 = 17

  init(_ seams: CharacterSeams) { self.seams = seams }

  /// Returns how many tokens a piece has; `countAnew` is called with what takes encoding, and whether it
  /// is the whole piece.
  @inline(__always)
  func count(
    _ start: TextPointer, _ end: TextPointer,
    _ countAnew: (_ start: TextPointer, _ end: TextPointer, _ isPiece: Bool) -> Int
  ) -> Int {
    var total = 0
    var from = unsafe start
    var place = unsafe start
    var last = CharacterSeams.unknown
    while unsafe place < end {
      let count = unsafe findSeams(start, &place, end, &last)
      for index in 0..<count {
        let to = unsafe start + ends.base[index]
        unsafe total &+= countChunk(from, to) { unsafe countAnew(from, to, false) }
        unsafe from = to
      }
    }
    if unsafe from == start { return unsafe countAnew(start, end, true) }
    return unsafe total &+ countChunk(from, end) { unsafe countAnew(from, end, false) }
  }

  /// Finds the next seams from `place` on; returns how many they are.
  ///
  /// Where they are cannot be foreseen, so nothing here may be a branch that depends on it.
  @inline(__always)
  private func findSeams(
    _ start: TextPointer, _ place: inout TextPointer, _ end: TextPointer, _ last: inout UInt32
  ) -> Int {
    var count = 0
    while unsafe place < end, count < ChunkCounter.capacity {
      if let value = unsafe place.threeByteScalar, unsafe place + 3 <= end {
        unsafe ends.base[count] = unsafe place - start
        count &+= seams.isSeam(last, value) ? 1 : 0
        last = value
        unsafe place += 3
      } else {
        last = CharacterSeams.unknown
        unsafe place += 1
      }
    }
    return count
  }

  /// Returns how many tokens a chunk has.
  @inline(__always)
  private func countChunk(_ start: TextPointer, _ end: TextPointer, _ countAnew: () -> Int) -> Int {
    let length = unsafe end - start
    if length == 3, let value = unsafe start.threeByteScalar {
      let known = unsafe characters.base[Int(value)]
      if known > 0 { return Int(known) }
      let count = countAnew()
      unsafe characters.base[Int(value)] = UInt8(truncatingIfNeeded: count)
      return count
    }
    guard length <= PieceTable.maximumLength else { return countAnew() }
    let key = unsafe PieceTable.key(start, length)
    let hash = (key.x ^ key.y &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
    let index = Int(truncatingIfNeeded: hash &>> (64 &- ChunkCounter.chunkBits))
    let known = unsafe chunks.base[index]
    if known.x == key.x, known.y & PieceTable.countMask == key.y { return Int(known.y &>> 60) }
    let count = countAnew()
    if 1...15 ~= count { unsafe chunks.base[index] = PieceTable.Key(key.x, key.y | UInt64(count) &<< 60) }
    return count
  }
}

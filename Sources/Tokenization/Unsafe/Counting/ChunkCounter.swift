// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// Counts the tokens of pieces chunk by chunk, where `CharacterSeams` cuts them; one for each worker.
///
/// Pieces of Chinese, Japanese and Korean are new again and again; their chunks are mostly single
/// characters, or were met before. How long chunks are cannot be foreseen, so none of the loops here
/// has a branch that depends on it.
@safe final class ChunkCounter {
  private let seams: CharacterSeams
  /// By the value of a character of three bytes: its tokens, 0 as long as that is not known.
  private let characters = FlatArray<UInt8>(repeating: 0, count: Int(CharacterSeams.unknown) + 1)
  /// Chunks of up to fifteen bytes, as in `PieceTable`; each has one place, and the last one stays.
  private let known = FlatArray<PieceTable.Key>(repeating: PieceTable.Key(0, 0), count: 1 << 16)
  /// The chunks that were cut and not counted yet, their keys, and where these are looked for.
  private let chunks = FlatArray<Chunk>(repeating: Chunk(start: 0, end: 0), count: capacity + 1)
  private let keys = FlatArray<PieceTable.Key>(repeating: PieceTable.Key(0, 0), count: capacity + 1)
  private let places = FlatArray<Int>(repeating: 0, count: capacity + 1)
  private let unknowns = FlatArray<Int>(repeating: 0, count: capacity + 1)

  private static let capacity = 64

  /// A part of a piece, in bytes from its start.
  private struct Chunk: BitwiseCopyable {
    var start: Int
    var end: Int
  }

  /// Where cutting goes on.
  private struct Cutting {
    var place = 0
    /// Where the chunk starts that `place` is in.
    var start = 0
    /// The character before `place`.
    var last = CharacterSeams.unknown
    /// How many chunks are cut and not counted.
    var count = 0
    /// The tokens of the characters that are a chunk each.
    var total = 0
  }

  init(_ seams: CharacterSeams) { self.seams = seams }

  /// Returns how many tokens a piece has; `countAnew` is called with what takes encoding, and whether it
  /// is the whole piece.
  @inline(__always)
  func count(
    _ start: TextPointer, _ end: TextPointer,
    _ countAnew: (_ start: TextPointer, _ end: TextPointer, _ isPiece: Bool) -> Int
  ) -> Int {
    let length = unsafe end - start
    var cutting = Cutting()
    while true {
      unsafe cut(start, length, &cutting)
      if cutting.place == length { break }
      unsafe cutting.total &+= sum(cutting.count, start) { unsafe countAnew($0, $1, false) }
      cutting.count = 0
    }
    if cutting.start == 0 { return unsafe countAnew(start, end, true) }
    close(&cutting, if: true)
    return unsafe cutting.total &+ sum(cutting.count, start) { unsafe countAnew($0, $1, false) }
  }

  /// Cuts the next chunks, until the text ends or there is no room for more.
  @inline(__always)
  private func cut(_ text: TextPointer, _ length: Int, _ cutting: inout Cutting) {
    while cutting.place < length, cutting.count < ChunkCounter.capacity {
      if let value = unsafe (text + cutting.place).threeByteScalar, cutting.place &+ 3 <= length {
        close(&cutting, if: seams.isSeam(cutting.last, value))
        cutting.last = value
        cutting.place &+= 3
      } else {
        cutting.last = CharacterSeams.unknown
        cutting.place &+= 1
      }
    }
  }

  /// Ends a chunk if there is a seam: counts it if it is a character whose tokens are known.
  @inline(__always)
  private func close(_ cutting: inout Cutting, if isSeam: Bool) {
    let tokens = unsafe Int(characters.base[Int(cutting.last)])
    // All bits, or none.
    let ends = isSeam ? -1 : 0
    let isCounted = (cutting.place &- cutting.start == 3 ? ends : 0) & (tokens == 0 ? 0 : -1)
    cutting.total &+= tokens & isCounted
    unsafe chunks.base[cutting.count] = Chunk(start: cutting.start, end: cutting.place)
    cutting.count &-= ends & ~isCounted
    cutting.start = isSeam ? cutting.place : cutting.start
  }

  /// Returns the tokens of the chunks that are not counted yet.
  @inline(__always)
  private func sum(
    _ count: Int, _ text: TextPointer,
    _ countAnew: (_ start: TextPointer, _ end: TextPointer) -> Int
  ) -> Int {
    for index in 0..<count { unsafe prepare(index, text) }
    var total = 0
    var others = 0
    for index in 0..<count {
      let key = unsafe keys.base[index]
      let entry = unsafe known.base[places.base[index]]
      let isKnown = entry.x == key.x && entry.y & PieceTable.countMask == key.y
      total &+= isKnown ? Int(truncatingIfNeeded: entry.y &>> 60) : 0
      unsafe unknowns.base[others] = index
      others &+= isKnown ? 0 : 1
    }
    for index in 0..<others {
      let index = unsafe unknowns.base[index]
      let chunk = unsafe chunks.base[index]
      let tokens = unsafe countAnew(text + chunk.start, text + chunk.end)
      unsafe keep(tokens, index, text)
      total &+= tokens
    }
    return total
  }

  /// Makes the key of a chunk and asks for the memory that tells of it.
  @inline(__always)
  private func prepare(_ index: Int, _ text: TextPointer) {
    let chunk = unsafe chunks.base[index]
    let length = chunk.end &- chunk.start
    // No entry is like the key of a chunk that is too long.
    let key = unsafe PieceTable.key(text + chunk.start, min(length, PieceTable.maximumLength))
    let wanted = length <= PieceTable.maximumLength ? key : PieceTable.Key(0, .max)
    let hash = (wanted.x ^ wanted.y &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
    let place = Int(truncatingIfNeeded: hash &>> 48)
    unsafe keys.base[index] = wanted
    unsafe places.base[index] = place
    unsafe prefetch_line(known.base + place)
  }

  /// Remembers the tokens of a chunk.
  @inline(__always)
  private func keep(_ tokens: Int, _ index: Int, _ text: TextPointer) {
    let chunk = unsafe chunks.base[index]
    let length = chunk.end &- chunk.start
    if length == 3, let character = unsafe (text + chunk.start).threeByteScalar {
      unsafe characters.base[Int(character)] = UInt8(truncatingIfNeeded: tokens)
    } else if length <= PieceTable.maximumLength, 1...15 ~= tokens {
      let key = unsafe keys.base[index]
      unsafe known.base[places.base[index]] =
        PieceTable.Key(key.x, key.y | UInt64(truncatingIfNeeded: tokens) &<< 60)
    }
  }
}

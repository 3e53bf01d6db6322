// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// Counts the tokens of pieces that were not met before, many at once; one for each worker.
///
/// Pieces of Chinese, Japanese and Korean are new again and again, but not the chunks that
/// `CharacterSeams` cuts them into: most are single characters, or were met before. How long chunks are
/// cannot be foreseen, so no loop over them has a branch that depends on it; and the memory that each
/// will need is asked for some chunks ahead.
@safe final class ChunkCounter {
  private let seams: CharacterSeams
  /// By the value of a character of three bytes: its tokens, 0 as long as that is not known.
  private let characters = FlatArray<UInt8>(repeating: 0, count: Int(CharacterSeams.unknown) + 1)
  /// Chunks of up to fifteen bytes, as in `PieceTable`; each has one place, and the last one stays.
  private let known = unsafe FlatArray<PieceTable.Key>(zeroed: 1 << knownBits)
  /// The tokens of each piece, as far as they are counted.
  private let totals = FlatArray<Int>(repeating: 0, count: PieceBatch.capacity)
  /// The chunks that were cut and not counted yet, their keys, and which of them are not known.
  private let chunks = FlatArray<Chunk>(repeating: Chunk(), count: capacity + 1)
  private let keys = FlatArray<PieceTable.Key>(repeating: PieceTable.Key(0, 0), count: capacity + 1)
  private let unknowns = FlatArray<UInt32>(repeating: 0, count: capacity + 1)
  private var count = 0
  /// Whether spaces stand for U+2581.
  private let hasMarks: Bool

  private static let capacity = 512
  private static let knownBits: UInt64 = 17

  /// A part of a piece, in bytes from the start of the batch.
  private struct Chunk: BitwiseCopyable {
    var start: UInt32 = 0
    var end: UInt32 = 0
    var piece: UInt32 = 0
    /// Whether it is the whole piece.
    var isPiece = false
    /// Where it is looked for among those that are known.
    var place: UInt32 = 0
  }

  /// Where cutting goes on.
  private struct Cutting {
    var place: UInt32
    /// Where the chunk starts that `place` is in.
    var start: UInt32
    /// The character before `place`.
    var last = CharacterSeams.unknown
    /// The tokens of the characters that are a chunk each.
    var total = 0
  }

  init(_ seams: CharacterSeams, hasMarks: Bool) {
    self.seams = seams
    self.hasMarks = hasMarks
  }

  /// Returns the tokens of a piece after `finish`.
  func total(_ piece: Int) -> Int { totals[piece] }

  /// Adds the piece with this number, the next one of the batch, that starts and ends so many bytes after
  /// `first`.
  @inline(__always)
  func add(
    _ piece: Int, _ start: UInt32, _ end: UInt32, _ first: TextPointer,
    _ encoder: inout PieceEncoder
  ) {
    totals[piece] = 0
    var cutting = Cutting(place: start, start: start)
    while true {
      unsafe cut(piece, end, first, &cutting)
      if cutting.place == end { break }
      unsafe finish(first, &encoder)
    }
    let isPiece = cutting.start == start
    close(&cutting, piece, if: true, isPiece: isPiece)
    totals[piece] &+= cutting.total
    if count >= ChunkCounter.capacity { unsafe finish(first, &encoder) }
  }

  /// Returns whether a piece may have seams: there are none in ASCII.
  @inline(__always)
  static func mayCut(_ start: TextPointer, _ end: TextPointer) -> Bool {
    guard unsafe end - start >= 6 else { return false }
    var place = unsafe start
    while unsafe end - place > 8 {
      if unsafe place.word & ASCIIBytes.highBits != 0 { return true }
      unsafe place += 8
    }
    let bits = unsafe UInt64(truncatingIfNeeded: 64 &- 8 &* (end - place))
    return unsafe place.word &<< bits & ASCIIBytes.highBits != 0
  }

  /// Cuts the next chunks, until the piece ends or there is no room for more.
  @inline(__always)
  private func cut(
    _ piece: Int, _ end: UInt32, _ first: TextPointer, _ cutting: inout Cutting
  ) {
    while cutting.place < end, count < ChunkCounter.capacity {
      let place = unsafe first + Int(cutting.place)
      if let value = unsafe place.threeByteScalar, cutting.place &+ 3 <= end {
        close(&cutting, piece, if: seams.isSeam(cutting.last, value), isPiece: false)
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
  private func close(_ cutting: inout Cutting, _ piece: Int, if isSeam: Bool, isPiece: Bool) {
    let tokens = unsafe Int(characters.base[Int(cutting.last)])
    // All bits, or none.
    let ends = isSeam ? -1 : 0
    let isCounted =
      (cutting.place &- cutting.start == 3 ? ends : 0) & (tokens == 0 || isPiece ? 0 : -1)
    cutting.total &+= tokens & isCounted
    unsafe chunks.base[count] = Chunk(
      start: cutting.start, end: cutting.place, piece: UInt32(truncatingIfNeeded: piece),
      isPiece: isPiece)
    count &-= ends & ~isCounted
    cutting.start = isSeam ? cutting.place : cutting.start
  }

  /// Counts the tokens of all chunks that were cut.
  func finish(_ first: TextPointer, _ encoder: inout PieceEncoder) {
    for index in 0..<count { unsafe prepare(index, first) }
    var others = 0
    for index in 0..<count {
      let chunk = unsafe chunks.base[index]
      let key = unsafe keys.base[index]
      let entry = unsafe known.base[Int(chunk.place)]
      let isKnown = entry.x == key.x && entry.y & PieceTable.countMask == key.y
      let tokens = isKnown ? Int(truncatingIfNeeded: entry.y &>> 60) : 0
      unsafe totals.base[Int(chunk.piece)] &+= tokens
      unsafe unknowns.base[others] = UInt32(truncatingIfNeeded: index)
      others &+= isKnown ? 0 : 1
    }
    let ahead = PieceEncoder.loadCount - 1
    for index in 0..<(others &+ ahead) {
      if index < others, !hasMarks { unsafe load(index, first, &encoder) }
      if index >= ahead { unsafe countAnew(index &- ahead, first, &encoder) }
    }
    count = 0
  }

  /// Makes the key of a chunk and asks for the memory that tells of it.
  @inline(__always)
  private func prepare(_ index: Int, _ first: TextPointer) {
    let chunk = unsafe chunks.base[index]
    let length = Int(chunk.end &- chunk.start)
    let isKept = length <= PieceTable.maximumLength && !chunk.isPiece
    let start = unsafe first + Int(chunk.start)
    let short = unsafe PieceTable.key(start, min(length, PieceTable.maximumLength))
    // No entry is like the key of other chunks.
    let key = isKept ? short : PieceTable.Key(0, .max)
    let hash = (key.x ^ key.y &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
    let place = UInt32(truncatingIfNeeded: hash &>> (64 &- ChunkCounter.knownBits))
    unsafe keys.base[index] = key
    unsafe chunks.base[index].place = place
    unsafe prefetch_line(known.base + Int(place))
  }

  /// Makes the encoder ask for the memory that it will need for an unknown chunk.
  @inline(__always)
  private func load(_ index: Int, _ first: TextPointer, _ encoder: inout PieceEncoder) {
    let chunk = unsafe chunks.base[Int(unknowns.base[index])]
    unsafe encoder.load(
      index, first + Int(chunk.start), first + Int(chunk.end), isPiece: chunk.isPiece)
  }

  /// Counts the tokens of an unknown chunk, and remembers them.
  @inline(__always)
  private func countAnew(_ index: Int, _ first: TextPointer, _ encoder: inout PieceEncoder) {
    let number = unsafe Int(unknowns.base[index])
    let chunk = unsafe chunks.base[number]
    let start = unsafe first + Int(chunk.start)
    let end = unsafe first + Int(chunk.end)
    let tokens =
      unsafe hasMarks
      ? encoder.countMarked(start, end, isPiece: chunk.isPiece)
      : encoder.countLoaded(index, start, end, isPiece: chunk.isPiece)
    unsafe totals.base[Int(chunk.piece)] &+= tokens
    let key = unsafe keys.base[number]
    guard key.y != .max, 1...15 ~= tokens else { return }
    if unsafe end - start == 3, let character = unsafe start.threeByteScalar {
      unsafe characters.base[Int(character)] = UInt8(truncatingIfNeeded: tokens)
    }
    unsafe known.base[Int(chunk.place)] =
      PieceTable.Key(key.x, key.y | UInt64(truncatingIfNeeded: tokens) &<< 60)
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// Counts the tokens of text that a scanner cuts into pieces; one for each worker.
///
/// Most pieces are tokens themselves or were met before, so one look into a table tells their
/// count. The pieces of a batch are cut and hashed first and looked up then, so that the memory they
/// will need is on its way meanwhile.
@safe struct PieceCounter {
  /// Half a million entries beyond which nothing more is learned before all is forgotten: 32 MB.
  private static let maximumCapacity = 1 << 21

  private let seed: PieceTable
  private var table: PieceTable
  private var longPieces = LongPieceTable()
  private var encoder: PieceEncoder
  private let chunks: ChunkCounter?
  /// Whether spaces stand for U+2581.
  private let hasMarks: Bool
  /// The keys of the pieces of a batch; of longer ones the hash and 0.
  private let keys: FlatArray<PieceTable.Key>
  private let lines: FlatArray<UInt32>
  /// The pieces of the batch that were not found at once.
  private let unknowns: FlatArray<UInt32>
  private let batch: PieceBatch

  @unsafe private var starts: UnsafeMutablePointer<UInt32> { unsafe batch.starts.base }

  private let level: vector_level

  init(
    _ seed: PieceTable, _ encoder: PieceEncoder, _ seams: CharacterSeams?, hasMarks: Bool,
    width: VectorWidth
  ) {
    level = width.level
    batch = PieceBatch(width)
    self.hasMarks = hasMarks
    self.seed = seed
    self.encoder = encoder
    chunks = seams.map(ChunkCounter.init)
    table = PieceTable(seed, capacity: seed.entries.count)
    keys = FlatArray(repeating: PieceTable.Key(0, 0), count: PieceBatch.capacity)
    lines = FlatArray(repeating: 0, count: PieceBatch.capacity)
    unknowns = FlatArray(repeating: 0, count: PieceBatch.capacity)
  }

  /// Counts the tokens of a text that starts `offset` bytes into what the tally knows.
  ///
  /// Sixteen bytes behind its end can be read. What comes before the place `floor` has no room in the tally.
  mutating func count(
    _ cutter: some TextCutter, _ start: TextPointer, _ end: TextPointer, offset: Int,
    from floor: Int = 0, into tally: inout OverlapTally
  ) {
    var place = unsafe start
    while unsafe place < end {
      let first = unsafe place
      let pieces = unsafe batch.cut(cutter, &place, end)
      unsafe prepare(pieces, first)
      let origin = unsafe offset &+ (first - start)
      let border = unsafe offset &+ (place - start)
      // A token that takes no room is in no range that starts beside it, unlike its piece.
      if tally.isMixed(max(origin, floor), border) || origin < floor && tally.hasRanges {
        unsafe add(pieces, first, offset: origin, from: floor, into: &tally)
      } else {
        unsafe tally.add(sum(pieces, first), max(origin, floor), border)
      }
    }
  }

  /// Returns the number of tokens of a piece of the batch that starts at `first`.
  @inline(__always)
  private mutating func count(_ index: Int, _ first: TextPointer) -> Int {
    let known = unsafe table.look(keys.base[index], Int(lines.base[index]))
    return unsafe known > 0 ? known : countUnknown(index, first)
  }

  /// Counts the tokens of a batch one by one where a range ends.
  private mutating func add(
    _ pieces: Int, _ first: TextPointer, offset: Int, from floor: Int,
    into tally: inout OverlapTally
  ) {
    for index in 0..<pieces {
      let from = unsafe Int(starts[index])
      let to = unsafe Int(starts[index + 1])
      guard tally.isMixed(max(floor, offset + from), offset + to) || offset + from < floor else {
        unsafe tally.add(count(index, first), max(floor, offset + from), offset + to)
        continue
      }
      var place = offset + from
      func take(_ id: UInt32, _ length: Int) {
        if id < CharacterFallback.fused {
          tally.add(1, max(floor, place), max(floor, place + length))
        }
        place += length
      }
      if hasMarks {
        unsafe encoder.encodeMarked(first + from, first + to, take)
      } else {
        unsafe encoder.encode(first + from, first + to, take)
      }
    }
  }

  /// Makes the keys of pieces and asks for the memory that the tables keep them in.
  @inline(__always)
  private func prepare(_ pieces: Int, _ first: TextPointer) {
    let tables = unsafe piece_tables(
      short_entries: table.words, short_count: UInt64(table.entries.count),
      long_entries: longPieces.words, long_count: UInt64(longPieces.capacity))
    unsafe make_piece_keys(level, first, starts, UInt(bitPattern: pieces), pieceKeys, tables)
  }

  /// Returns the number of tokens of pieces together.
  @inline(__always)
  private mutating func sum(_ pieces: Int, _ first: TextPointer) -> Int {
    // Which pieces are not known cannot be foreseen, so that they have a loop of their own.
    var unknown: UInt = 0
    var total = unsafe Int(
      truncatingIfNeeded: add_piece_counts(
        level, pieceKeys, table.words, UInt(bitPattern: pieces), unknowns.base, &unknown))
    for index in 0..<Int(bitPattern: unknown) {
      unsafe total &+= countUnknown(Int(unknowns.base[index]), first)
    }
    return total
  }

  @unsafe private var pieceKeys: piece_keys {
    unsafe piece_keys(
      keys: UnsafeMutableRawPointer(keys.base).assumingMemoryBound(to: UInt64.self),
      lines: lines.base)
  }

  /// Counts the tokens of a piece that the first look did not find, and remembers them.
  @inline(never)
  private mutating func countUnknown(_ index: Int, _ first: TextPointer) -> Int {
    let start = unsafe first + Int(starts[index])
    let end = unsafe first + Int(starts[index + 1])
    let length = unsafe end - start
    let key = keys[index]
    if length <= PieceTable.maximumLength {
      if let known = table.find(key, PieceTable.line(key, table.entries.count)) { return known }
      let count = unsafe countAnew(start, end)
      if table.isFull {
        let isGrowing = table.entries.count < PieceCounter.maximumCapacity
        table = PieceTable(
          isGrowing ? table : seed, capacity: table.entries.count * (isGrowing ? 2 : 1))
      }
      table.insert(key, count: count)
      return count
    }
    guard LongPieceTable.holds(length) else { return unsafe countAnew(start, end) }
    if let known = unsafe longPieces.find(start, length, key.x) { return known }
    let count = unsafe countAnew(start, end)
    unsafe longPieces.insert(start, length, key.x, count: count)
    return count
  }

  private mutating func countAnew(_ start: TextPointer, _ end: TextPointer) -> Int {
    guard let chunks else { return unsafe countAnew(start, end, isPiece: true) }
    return unsafe chunks.count(start, end) { unsafe countAnew($0, $1, isPiece: $2) }
  }

  @inline(never)
  private mutating func countAnew(_ start: TextPointer, _ end: TextPointer, isPiece: Bool) -> Int {
    unsafe hasMarks
      ? encoder.countMarked(start, end, isPiece: isPiece)
      : encoder.count(start, end, isPiece: isPiece)
  }
}

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
    chunks = seams.map { ChunkCounter($0, hasMarks: hasMarks) }
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
    if known > 0 { return known }
    unsafe unknowns.base[0] = UInt32(truncatingIfNeeded: index)
    return unsafe sumUnknown(1, first)
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
    if unknown > 0 { unsafe total &+= sumUnknown(Int(bitPattern: unknown), first) }
    return total
  }

  @unsafe private var pieceKeys: piece_keys {
    unsafe piece_keys(
      keys: UnsafeMutableRawPointer(keys.base).assumingMemoryBound(to: UInt64.self),
      lines: lines.base)
  }

  /// Returns the number of tokens of the pieces among the first `count` of `unknowns` together, and
  /// remembers those that are new.
  @inline(never)
  private mutating func sumUnknown(_ count: Int, _ first: TextPointer) -> Int {
    var total = 0
    var others = 0
    for index in 0..<count {
      let piece = unsafe unknowns.base[index]
      if let tokens = unsafe find(Int(piece), first) {
        total &+= tokens
        continue
      }
      let start = unsafe first + Int(starts[Int(piece)])
      let end = unsafe first + Int(starts[Int(piece) &+ 1])
      if unsafe chunks == nil || !ChunkCounter.mayCut(start, end) {
        let tokens = unsafe countAnew(start, end)
        unsafe insert(Int(piece), first, tokens)
        total &+= tokens
      } else {
        unsafe unknowns.base[others] = piece
        others &+= 1
      }
    }
    guard let chunks, others > 0 else { return total }
    for index in 0..<others {
      let piece = unsafe Int(unknowns.base[index])
      unsafe chunks.add(index, starts[piece], starts[piece &+ 1], first, &encoder)
    }
    unsafe chunks.finish(first, &encoder)
    for index in 0..<others {
      let tokens = chunks.total(index)
      let piece = unsafe Int(unknowns.base[index])
      total &+= tokens
      // It may be new more than once in a batch.
      if unsafe find(piece, first) == nil { unsafe insert(piece, first, tokens) }
    }
    return total
  }

  private mutating func countAnew(_ start: TextPointer, _ end: TextPointer) -> Int {
    if hasMarks { return unsafe encoder.countMarked(start, end, isPiece: true) }
    unsafe encoder.load(0, start, end, isPiece: true)
    return unsafe encoder.countLoaded(0, start, end, isPiece: true)
  }

  /// Returns the number of tokens of a piece that the first look did not find; nil when it is new.
  @inline(__always)
  private func find(_ index: Int, _ first: TextPointer) -> Int? {
    let start = unsafe first + Int(starts[index])
    let length = unsafe Int(starts[index &+ 1] &- starts[index])
    let key = unsafe keys.base[index]
    if length <= PieceTable.maximumLength {
      return table.find(key, PieceTable.line(key, table.entries.count))
    }
    return unsafe LongPieceTable.holds(length) ? longPieces.find(start, length, key.x) : nil
  }

  /// Remembers a piece.
  @inline(__always)
  private mutating func insert(_ index: Int, _ first: TextPointer, _ tokens: Int) {
    let start = unsafe first + Int(starts[index])
    let length = unsafe Int(starts[index &+ 1] &- starts[index])
    let key = unsafe keys.base[index]
    if length <= PieceTable.maximumLength {
      if table.isFull {
        let isGrowing = table.entries.count < PieceCounter.maximumCapacity
        table = PieceTable(
          isGrowing ? table : seed, capacity: table.entries.count * (isGrowing ? 2 : 1))
      }
      table.insert(key, count: tokens)
    } else if LongPieceTable.holds(length) {
      unsafe longPieces.insert(start, length, key.x, count: tokens)
    }
  }
}

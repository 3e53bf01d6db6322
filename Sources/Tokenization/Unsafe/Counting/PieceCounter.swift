// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// Counts the tokens of text that a scanner cuts into pieces; one for each worker.
///
/// Most pieces are tokens themselves or were met before, so one look into a table tells their
/// count. The pieces of a batch are cut and hashed first and looked up then, so that the memory they
/// will need is on its way meanwhile.
@safe struct PieceCounter {
  private static let batch = 128
  /// How many pieces beyond the vocabulary are remembered before all of them are forgotten.
  private let room: Int

  private let seed: PieceTable
  private var table: PieceTable
  private var learned = 0
  private var longPieces = LongPieceTable()
  private var encoder: PieceEncoder
  private let keys: FlatArray<PieceTable.Key>
  private let lines: FlatArray<UInt32>
  private let starts: FlatArray<UInt32>

  init(_ seed: PieceTable, _ encoder: PieceEncoder) {
    self.seed = seed
    self.encoder = encoder
    table = PieceTable(entries: FlatArray(copying: seed.entries))
    room = seed.entries.count / 4
    keys = FlatArray(repeating: PieceTable.Key(0, 0), count: PieceCounter.batch)
    lines = FlatArray(repeating: 0, count: PieceCounter.batch)
    starts = FlatArray(repeating: 0, count: PieceCounter.batch + 1)
  }

  /// Counts the tokens of a text that starts `offset` bytes into what the tally knows; sixteen bytes
  /// behind its end can be read.
  mutating func count<Scanner: PieceScanner>(
    _ scanner: Scanner.Type, _ start: TextPointer, _ end: TextPointer, offset: Int,
    into tally: inout OverlapTally
  ) {
    var place = unsafe start
    while unsafe place < end {
      let first = unsafe place
      let pieces = unsafe cut(scanner, &place, end)
      let origin = unsafe offset &+ (first - start)
      for index in 0..<pieces {
        let key = unsafe keys.base[index]
        let from = unsafe Int(starts.base[index])
        let to = unsafe Int(starts.base[index &+ 1])
        if tally.isMixed(origin &+ from, origin &+ to) {
          unsafe add(first + from, first + to, offset: origin &+ from, into: &tally)
        } else if key.y != 0, let known = unsafe table.find(key, Int(lines.base[index])) {
          tally.add(known, origin &+ from, origin &+ to)
        } else {
          let count = unsafe countUnknown(first + from, first + to, key)
          tally.add(count, origin &+ from, origin &+ to)
        }
      }
    }
  }

  /// Counts the tokens of a piece one by one.
  private mutating func add(
    _ start: TextPointer, _ end: TextPointer, offset: Int, into tally: inout OverlapTally
  ) {
    var offset = offset
    unsafe encoder.encode(start, end) { id, length in
      if id < CharacterFallback.fused { tally.add(1, offset, offset + length) }
      offset += length
    }
  }

  /// Cuts the next pieces and asks for the memory that the table keeps them in.
  @inline(__always)
  private func cut<Scanner: PieceScanner>(
    _ scanner: Scanner.Type, _ place: inout TextPointer, _ end: TextPointer
  ) -> Int {
    let first = unsafe place
    var count = 0
    while count < PieceCounter.batch, unsafe place < end,
      unsafe place - first < Int(UInt32.max)
    {
      let next = unsafe Scanner.end(of: place, end)
      let length = unsafe next - place
      unsafe starts.base[count] = unsafe UInt32(truncatingIfNeeded: place - first)
      if length <= PieceTable.maximumLength {
        let key = unsafe PieceTable.key(place, length)
        let line = PieceTable.line(key, table.entries.count)
        unsafe keys.base[count] = key
        unsafe lines.base[count] = UInt32(truncatingIfNeeded: line)
        unsafe prefetch_line(table.entries.base + line)
      } else {
        unsafe keys.base[count] = PieceTable.Key(0, 0)
      }
      count &+= 1
      unsafe place = next
    }
    unsafe starts.base[count] = unsafe UInt32(truncatingIfNeeded: place - first)
    return count
  }

  /// Counts the tokens of a piece that is not in the table, and remembers them.
  @inline(never)
  private mutating func countUnknown(
    _ start: TextPointer, _ end: TextPointer, _ key: PieceTable.Key
  ) -> Int {
    guard key.y != 0 else {
      if let known = unsafe longPieces.find(start, end - start) { return known }
      let count = unsafe encoder.count(start, end)
      unsafe longPieces.insert(start, end - start, count: count)
      return count
    }
    let count = unsafe encoder.count(start, end)
    if learned == room {
      table = PieceTable(entries: FlatArray(copying: seed.entries))
      learned = 0
    }
    table.insert(key, count: count)
    learned += 1
    return count
  }
}

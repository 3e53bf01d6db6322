// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// How many tokens pieces of sixteen bytes to a few hundred have that were met before.
///
/// The pieces' bytes are kept, so that no two are ever confused. The table grows with what it is
/// given; when it has grown enough, all pieces are forgotten.
@safe struct LongPieceTable {
  private static let maximumLength = Int(maximum_long_piece)
  private static let maximumCapacity = 1 << 20
  private static let maximumBytes = 1 << 25
  /// The piece's length and its number of tokens, of two bytes each, before its bytes.
  private static let headSize = 4

  /// The upper half of a piece's hash, which is not 0, above the place of its record.
  private var entries = unsafe FlatArray<UInt64>(zeroed: 1 << 14)
  /// Memory that the system gives when it is first written.
  private let records = unsafe FlatArray<UInt8>(zeroed: maximumBytes)
  private var used = 0
  private var count = 0

  /// Returns whether a piece may be kept at all.
  @inline(__always)
  static func holds(_ length: Int) -> Bool { length <= maximumLength }

  @unsafe var words: UnsafePointer<UInt64> { unsafe UnsafePointer(entries.base) }

  /// How many entries there are, free ones included.
  var capacity: Int { entries.count }

  /// Returns the number of tokens of a piece with this hash; nil when it is not known.
  func find(_ start: TextPointer, _ length: Int, _ hash: UInt64) -> Int? {
    var index = place(of: hash)
    while true {
      let entry = unsafe entries.base[index]
      if entry == 0 { return nil }
      if (entry ^ hash) &>> 32 == 0 {
        let record = unsafe records.base + Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)
        let head = unsafe UnsafeRawPointer(record).loadUnaligned(as: UInt32.self)
        if head & 0xFFFF == length,
          unsafe equalBytes(TextPointer(record + LongPieceTable.headSize), start, length)
        {
          return Int(head &>> 16)
        }
      }
      index = (index &+ 1) & (entries.count &- 1)
    }
  }

  /// Remembers a piece that is not known yet and that the table holds.
  mutating func insert(_ start: TextPointer, _ length: Int, _ hash: UInt64, count tokens: Int) {
    if count >= entries.count / 2 { makeRoom() }
    let size = LongPieceTable.headSize + length
    if used + size > records.count { forget() }
    precondition(length <= LongPieceTable.maximumLength && tokens <= Int(UInt16.max))
    let record = unsafe records.base + used
    unsafe UnsafeMutableRawPointer(record).storeBytes(
      of: UInt32(length) | UInt32(tokens) << 16, as: UInt32.self)
    unsafe (record + LongPieceTable.headSize).update(from: start, count: length)
    put(hash & ~0xFFFF_FFFF | UInt64(used))
    used += size
    count += 1
  }

  @inline(__always)
  private func place(of entry: UInt64) -> Int {
    Int(truncatingIfNeeded: entry &>> 32) & (entries.count &- 1)
  }

  private func put(_ entry: UInt64) {
    var index = place(of: entry)
    while entries[index] != 0 { index = (index + 1) & (entries.count - 1) }
    entries[index] = entry
  }

  /// Has four times as many entries, or forgets all pieces.
  private mutating func makeRoom() {
    guard entries.count < LongPieceTable.maximumCapacity else { return forget() }
    let old = entries
    entries = unsafe FlatArray(zeroed: old.count * 4)
    for index in 0..<old.count where old[index] != 0 { put(old[index]) }
  }

  private mutating func forget() {
    unsafe entries.base.update(repeating: 0, count: entries.count)
    used = 0
    count = 0
  }
}

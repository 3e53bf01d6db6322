// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// How many tokens pieces of sixteen bytes to a few hundred have that were met before.
///
/// The pieces' bytes are kept, so that no two are ever confused. The table grows with what it is
/// given; when it has grown enough, all pieces are forgotten.
@safe struct LongPieceTable {
  /// A piece: the offset of its bytes and their number, its tokens, its hash.
  private struct Entry: BitwiseCopyable {
    var offset: UInt32 = 0
    var length: UInt16 = 0
    var count: UInt16 = 0
    var hash: UInt64 = 0
  }

  private static let maximumLength = Int(maximum_long_piece)
  private static let maximumCapacity = 1 << 20
  private static let maximumBytes = 1 << 25

  private var entries = unsafe FlatArray<Entry>(zeroed: 1 << 11)
  private var bytes = unsafe FlatArray<UInt8>(zeroed: 1 << 16)
  private var used = 0
  private var count = 0

  /// Returns whether a piece may be kept at all.
  @inline(__always)
  static func holds(_ length: Int) -> Bool { length <= maximumLength }

  /// The entries, of two words each.
  @unsafe var words: UnsafePointer<UInt64> {
    unsafe UnsafeRawPointer(entries.base).assumingMemoryBound(to: UInt64.self)
  }

  /// How many entries there are, free ones included.
  var capacity: Int { entries.count }

  /// Returns the number of tokens of a piece with this hash; nil when it is not known.
  func find(_ start: TextPointer, _ length: Int, _ hash: UInt64) -> Int? {
    var index = Int(truncatingIfNeeded: hash) & (entries.count &- 1)
    while true {
      let entry = unsafe entries.base[index]
      if entry.length == 0 { return nil }
      if entry.hash == hash, Int(entry.length) == length,
        unsafe equalBytes(TextPointer(bytes.base + Int(entry.offset)), start, length)
      {
        return Int(entry.count)
      }
      index = (index &+ 1) & (entries.count &- 1)
    }
  }

  /// Remembers a piece that is not known yet and that the table holds.
  mutating func insert(_ start: TextPointer, _ length: Int, _ hash: UInt64, count tokens: Int) {
    // Either may be short, or both; after forgetting neither is.
    if count >= entries.count / 2 { makeRoomForEntries() }
    if used + length > bytes.count { makeRoomForBytes() }
    precondition(used + length <= bytes.count && count < entries.count)
    place(
      Entry(offset: UInt32(used), length: UInt16(length), count: UInt16(tokens), hash: hash))
    unsafe (bytes.base + used).update(from: start, count: length)
    used += length
    count += 1
  }

  private func place(_ entry: Entry) {
    var index = Int(truncatingIfNeeded: entry.hash) & (entries.count - 1)
    while entries[index].length != 0 { index = (index + 1) & (entries.count - 1) }
    entries[index] = entry
  }

  /// Doubles the entries, or forgets all.
  private mutating func makeRoomForEntries() {
    guard entries.count < LongPieceTable.maximumCapacity else { return forget() }
    let old = entries
    entries = unsafe FlatArray(zeroed: old.count * 2)
    for index in 0..<old.count where old[index].length != 0 { place(old[index]) }
  }

  /// Doubles the bytes, of which there are always more than a piece has, or forgets all.
  private mutating func makeRoomForBytes() {
    guard bytes.count < LongPieceTable.maximumBytes else { return forget() }
    let old = bytes
    bytes = unsafe FlatArray(zeroed: old.count * 2)
    unsafe bytes.base.update(from: old.base, count: used)
  }

  private mutating func forget() {
    unsafe entries.base.update(repeating: Entry(), count: entries.count)
    used = 0
    count = 0
  }
}

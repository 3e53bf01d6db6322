// SPDX-License-Identifier: Apache-2.0

/// How many tokens pieces of sixteen bytes to a few hundred have that were met before.
///
/// The pieces' bytes are kept, so that no two are ever confused; when the memory for them is full,
/// all are forgotten.
@safe struct LongPieceTable {
  /// A piece: the offset of its bytes and their number, the high bits of its hash, its tokens.
  private struct Entry: BitwiseCopyable {
    var offset: UInt32 = 0
    var length: UInt16 = 0
    var count: UInt16 = 0
    var hash: UInt64 = 0
  }

  private static let maximumLength = 255
  private static let capacity = 1 << 15
  private static let maximumEntries = capacity / 2

  private let entries = FlatArray(repeating: Entry(), count: capacity)
  private let bytes = FlatArray<UInt8>(repeating: 0, count: maximumEntries * 48)
  private var used = 0
  private var count = 0

  /// Returns the number of tokens of a piece; nil when it is not known.
  func find(_ start: TextPointer, _ length: Int) -> Int? {
    guard length <= LongPieceTable.maximumLength else { return nil }
    let hash = unsafe fastHash(start, length)
    var index = Int(truncatingIfNeeded: hash) & (LongPieceTable.capacity - 1)
    while true {
      let entry = unsafe entries.base[index]
      if entry.length == 0 { return nil }
      if entry.hash == hash, Int(entry.length) == length,
        unsafe equalBytes(TextPointer(bytes.base + Int(entry.offset)), start, length)
      {
        return Int(entry.count)
      }
      index = (index + 1) & (LongPieceTable.capacity - 1)
    }
  }

  /// Remembers a piece that is not known yet.
  mutating func insert(_ start: TextPointer, _ length: Int, count tokens: Int) {
    guard length <= LongPieceTable.maximumLength else { return }
    if count == LongPieceTable.maximumEntries || used + length > bytes.count { forget() }
    let hash = unsafe fastHash(start, length)
    var index = Int(truncatingIfNeeded: hash) & (LongPieceTable.capacity - 1)
    while entries[index].length != 0 { index = (index + 1) & (LongPieceTable.capacity - 1) }
    entries[index] = Entry(
      offset: UInt32(used), length: UInt16(length), count: UInt16(tokens), hash: hash)
    unsafe (bytes.base + used).update(from: start, count: length)
    used += length
    count += 1
  }

  private mutating func forget() {
    unsafe entries.base.update(repeating: Entry(), count: entries.count)
    used = 0
    count = 0
  }
}

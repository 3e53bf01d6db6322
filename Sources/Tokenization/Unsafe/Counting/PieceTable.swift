// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// How many tokens pieces of up to fifteen bytes have: sixteen bytes an entry, four a cache line.
///
/// An entry is the piece itself, so that no two are ever confused; its last byte holds the length in
/// the low and the number of tokens in the high half. Zero is an empty entry.
@safe struct PieceTable: Sendable {
  typealias Key = SIMD2<UInt64>

  /// The longest piece that fits.
  static let maximumLength = Int(maximum_short_piece)

  let entries: FlatArray<Key>
  /// How many entries are in use.
  private(set) var count: Int

  /// Creates a view of entries, whose number is a power of two and `count` of which are in use.
  init(entries: FlatArray<Key>, count: Int) {
    self.entries = entries
    self.count = count
  }

  /// Creates a table in which these tokens are one token each, with room for as many others; of
  /// spaces for U+2581 if they stand for it.
  init(_ ids: [UInt32], _ tokens: TokenBytes, hasMarks: Bool) {
    let keys = ids.compactMap { PieceTable.key(of: $0, tokens, hasMarks: hasMarks) }
    var bits = 10
    while 1 << bits < keys.count * 2 { bits += 1 }
    self.init(entries: unsafe FlatArray(zeroed: 1 << bits), count: 0)
    for key in keys {
      if find(key, PieceTable.line(key, entries.count)) == nil { insert(key, count: 1) }
    }
  }

  /// Creates a table with the entries of another and room for `capacity`, a power of two.
  init(_ other: PieceTable, capacity: Int) {
    guard capacity > other.entries.count else {
      self.init(entries: FlatArray(copying: other.entries), count: other.count)
      return
    }
    self.init(entries: unsafe FlatArray(zeroed: capacity), count: 0)
    for index in 0..<other.entries.count {
      let entry = unsafe other.entries.base[index]
      if entry.y != 0 {
        insert(
          Key(entry.x, entry.y & PieceTable.countMask),
          count: Int(truncatingIfNeeded: entry.y >> 60))
      }
    }
  }

  /// Whether searches would take long if there were more entries.
  var isFull: Bool { count >= entries.count / 8 * 5 }

  private static func key(of id: UInt32, _ tokens: TokenBytes, hasMarks: Bool) -> Key? {
    if hasMarks, tokens.hasSpaceOrMark(id) {
      guard let bytes = tokens[id].withSpaces else { return nil }
      return bytes.isEmpty || bytes.count > maximumLength ? nil : key(bytes)
    }
    let length = tokens.length(id)
    return length > 0 && length <= maximumLength ? unsafe key(tokens.start(id), length) : nil
  }

  /// Returns the key of a piece.
  static func key(_ piece: [UInt8]) -> Key {
    var padded = piece
    padded.append(contentsOf: repeatElement(0, count: 16))
    return unsafe padded.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return Key(0, 0) }
      return unsafe key(base, piece.count)
    }
  }

  /// Returns the key of a piece of one to fifteen bytes, of which sixteen can be read.
  @inline(__always)
  static func key(_ start: TextPointer, _ length: Int) -> Key {
    let low = unsafe start.word & piece_mask(length, 0)
    let high = unsafe (start + 8).word & piece_mask(length, 1)
    return Key(low, high | UInt64(truncatingIfNeeded: length) &<< 56)
  }

  /// Returns the first entry of the cache line where the search for a key starts.
  @inline(__always)
  static func line(_ key: Key, _ capacity: Int) -> Int {
    Int(truncatingIfNeeded: piece_line(key.x, key.y, UInt64(truncatingIfNeeded: capacity)))
  }

  static let countMask: UInt64 = 0x0FFF_FFFF_FFFF_FFFF

  /// The entries, of two words each, from the start of a cache line on.
  @unsafe var words: UnsafePointer<UInt64> {
    unsafe UnsafeRawPointer(entries.base).assumingMemoryBound(to: UInt64.self)
  }

  /// Returns the number of tokens of the piece with this key if its entry is in this line, else 0.
  ///
  /// Takes the same time whichever entry it is.
  @inline(__always)
  func look(_ key: Key, _ line: Int) -> Int {
    unsafe Int(truncatingIfNeeded: kept_with_key(words + 2 * line, key.x, key.y))
  }

  /// Returns the number of tokens of the piece with this key; nil when it is not known.
  func find(_ key: Key, _ line: Int) -> Int? {
    var index = line
    while true {
      let entry = unsafe entries.base[index]
      if entry.x == key.x, entry.y & PieceTable.countMask == key.y {
        return Int(truncatingIfNeeded: entry.y &>> 60)
      }
      if entry.y == 0 { return nil }
      index = (index &+ 1) & (entries.count &- 1)
    }
  }

  /// Adds a piece that is not there yet; not one of more than fifteen tokens, or of none, whose
  /// number has no room.
  ///
  /// - Precondition: the table has a free entry.
  mutating func insert(_ key: Key, count tokens: Int) {
    guard 1...15 ~= tokens else { return }
    var index = PieceTable.line(key, entries.count)
    while entries[index].y != 0 { index = (index + 1) & (entries.count - 1) }
    entries[index] = Key(key.x, key.y | UInt64(tokens) << 60)
    count += 1
  }
}

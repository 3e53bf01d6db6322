// SPDX-License-Identifier: Apache-2.0

/// A string of a template: a piece of shared UTF-8 bytes.
///
/// Python counts and cuts strings by code points; so do the operations here, but only those that
/// need it look at characters at all.
///
/// All that looks at the bytes or their number does so by `storage` or `count`, which tell the watch
/// over holes (`HoleWatch`) about it.
struct Text: Sendable {
  private let shared: [UInt8]
  let lower: UInt32
  let upper: UInt32
  /// Whether parts of it stand for texts that are not known.
  let hasHoles: Bool

  /// The whole of `bytes`.
  init(_ bytes: [UInt8], hasHoles: Bool = false) {
    shared = bytes
    lower = 0
    upper = UInt32(truncatingIfNeeded: bytes.count)
    self.hasHoles = hasHoles
  }

  init(_ storage: [UInt8], _ range: Range<Int>, hasHoles: Bool = false) {
    shared = storage
    lower = UInt32(truncatingIfNeeded: range.lowerBound)
    upper = UInt32(truncatingIfNeeded: range.upperBound)
    self.hasHoles = hasHoles
  }

  /// The memory that the text is a piece of.
  var storage: [UInt8] {
    if hasHoles { HoleWatch.look() }
    return shared
  }

  /// The text, for code that leaves holes whole or spoils them.
  var unwatchedBytes: [UInt8] { Array(shared[range]) }

  /// The text without holes, once somebody has looked into them.
  var spoiled: Text {
    HoleWatch.look()
    return Text(unwatchedBytes)
  }

  /// Calls `body` with the memory that the text is a piece of, for code that leaves holes whole.
  func withUnwatched<Result>(_ body: (_ shared: [UInt8], _ range: Range<Int>) -> Result) -> Result {
    body(shared, range)
  }

  /// Appends the text to what a template writes.
  @inline(__always)
  func write(to output: inout [UInt8]) { TextBytes.append(shared, range, to: &output) }

  init(_ slice: ArraySlice<UInt8>) { self.init(Array(slice)) }

  init(_ string: String) { self.init(Array(string.utf8)) }

  init(_ scalars: some Sequence<Unicode.Scalar>) {
    var bytes: [UInt8] = []
    for scalar in scalars { bytes.append(scalar) }
    self.init(bytes)
  }

  static let empty = Text([])

  /// The length in bytes.
  var count: Int {
    if hasHoles { HoleWatch.look() }
    return range.count
  }
  /// The length in bytes, for charging work; with holes, the most that may fill them.
  var chargedCount: Int {
    hasHoles ? HoleWatch.longest(unwatchedBytes) : range.count
  }
  /// Whether it has no bytes; a hole's body has some.
  var isEmpty: Bool { lower == upper }
  var range: Range<Int> { Int(lower)..<Int(upper) }
  var bytes: ArraySlice<UInt8> { storage[range] }
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Returns the piece between two offsets in bytes from the start of this text.
  func piece(_ from: Int, _ to: Int) -> Text { Text(storage, Int(lower) + from..<Int(lower) + to) }

  /// The length in the highest byte, and the first seven bytes.
  var signature: UInt64 {
    var signature = UInt64(min(count, 255)) << 56
    for index in 0..<min(count, 7) {
      signature |= UInt64(storage[Int(lower) + index]) << UInt64(index * 8)
    }
    return signature
  }

  /// The characters, as Python sees them.
  var scalars: [Unicode.Scalar] { Array(string.unicodeScalars) }

  /// Whether every character is one byte.
  var isASCII: Bool { TextBytes.characterCount(of: self) == count }

  /// The number of characters.
  var length: Int {
    TextBytes.characterCount(of: self)
  }

  /// Returns the offset in bytes of the character at `position`; the end for positions after it.
  func offset(ofCharacter position: Int) -> Int {
    var seen = -1
    for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      seen += 1
      if seen == position { return offset }
    }
    return count
  }

  /// Returns how many characters lie before an offset in bytes.
  func position(ofByte offset: Int) -> Int { piece(0, offset).length }
}

extension Text: Comparable, Hashable, ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self.init(value) }

  static func == (left: Text, right: Text) -> Bool {
    left.count == right.count && TextBytes.areEqual(left, right)
  }

  /// UTF-8 sorts as the code points do.
  static func < (left: Text, right: Text) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  func hash(into hasher: inout Hasher) {
    for byte in bytes { hasher.combine(byte) }
  }
}

extension Array where Element == UInt8 {
  /// Appends a character as UTF-8.
  mutating func append(_ scalar: Unicode.Scalar) {
    guard scalar.value >= 0x80 else { return append(UInt8(scalar.value)) }
    for byte in UTF8.encode(scalar) ?? .init([]) { append(byte) }
  }

  mutating func append(_ string: String) { append(contentsOf: string.utf8) }

  mutating func append(_ text: Text) { TextBytes.append(text.storage, text.range, to: &self) }
}

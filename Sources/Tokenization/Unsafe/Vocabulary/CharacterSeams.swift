// SPDX-License-Identifier: Apache-2.0

/// Between which two characters of three bytes no merge can go across.
///
/// What merges across a place becomes a token with the bytes on both sides of it. So where no token,
/// however it comes about, has the last bytes of one character and the first bytes of the next side
/// by side, nothing ever does: the tokens of the text are those of the two parts. That is so in most
/// places in Chinese, Japanese and Korean.
@safe struct CharacterSeams: Sendable {
  /// A filter with one bit for each hash of two characters that are whole in a token, and then a bit for
  /// each last byte of a character and two first ones of the next of which a token has less.
  let bits: FlatArray<UInt64>

  private static let filterBits: UInt64 = 18
  private static let partsStart = 1 << Int(filterBits - 6)
  static let wordCount = partsStart + 1 << 10

  /// In place of a character that nothing is known about.
  static let unknown: UInt32 = 1 << 16

  /// Creates a view of bits made by `init(_:)`.
  init(bits: FlatArray<UInt64>) { self.bits = bits }

  /// Finds the seams in texts of these tokens.
  init(_ tokens: TokenBytes) {
    bits = FlatArray(repeating: 0, count: CharacterSeams.wordCount)
    for id in 0..<UInt32(tokens.count) {
      let start = unsafe tokens.start(id)
      let length = tokens.length(id)
      for border in 1..<max(1, length) {
        if unsafe start[border] & 0xF0 == 0xE0 {
          unsafe join(start, start + border, start + length)
        }
      }
    }
  }

  /// Notes what a token from `start` to `end` has beside the first byte of a character.
  private func join(_ start: TextPointer, _ border: TextPointer, _ end: TextPointer) {
    let left = unsafe border[-1]
    guard left & 0xC0 == 0x80 else { return }
    if unsafe border - start >= 3, unsafe end - border >= 3 {
      let (first, second) = unsafe ((border - 3).threeByteScalar, border.threeByteScalar)
      if let first, let second { set(CharacterSeams.filterBit(first, second)) }
    } else {
      let seconds = unsafe end - border >= 2 ? border[1]...border[1] : 0x80...0xBF
      for second in seconds where second & 0xC0 == 0x80 {
        let right = unsafe UInt32(border[0] & 0x0F) << 12 | UInt32(second & 0x3F) << 6
        set(CharacterSeams.partsBit(UInt32(left & 0x3F), right))
      }
    }
  }

  private func set(_ bit: Int) { bits[bit >> 6] |= 1 << UInt64(bit & 63) }

  @inline(__always)
  private static func filterBit(_ left: UInt32, _ right: UInt32) -> Int {
    let hash = UInt64(left << 16 | right) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash &>> (64 - filterBits))
  }

  @inline(__always)
  private static func partsBit(_ left: UInt32, _ right: UInt32) -> Int {
    partsStart << 6 | Int((left & 0x3F) << 10 | right >> 6)
  }

  /// Returns whether there is a seam between two characters of three bytes; the left one may be
  /// `unknown`.
  @inline(__always)
  func isSeam(_ left: UInt32, _ right: UInt32) -> Bool {
    let filter = CharacterSeams.filterBit(left, right)
    let parts = CharacterSeams.partsBit(left, right)
    let joined =
      unsafe bits.base[filter &>> 6] &>> UInt64(truncatingIfNeeded: filter & 63)
      | bits.base[parts &>> 6] &>> UInt64(truncatingIfNeeded: parts & 63)
    return joined & 1 | UInt64(left &>> 16) == 0
  }
}

extension UnsafePointer where Pointee == UInt8 {
  /// The value of the bits of three bytes that have the form of a character; nil for all others.
  @inline(__always)
  var threeByteScalar: UInt32? {
    let (first, second, third) = unsafe (UInt32(self[0]), UInt32(self[1]), UInt32(self[2]))
    guard first & 0xF0 == 0xE0, second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return nil }
    return (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
  }
}

// SPDX-License-Identifier: Apache-2.0

/// The arithmetic that words, shingles and bands are hashed with: no seed, no byte order, the same
/// numbers on every machine.
enum Hashing {
  /// What the hash of a word starts from: the offset basis of FNV-1a.
  static let wordStart: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Takes a unit of UTF-16 into the hash of a word; for ASCII this is FNV-1a with 64 bits.
  @inline(__always)
  static func word(_ hash: UInt64, _ unit: UInt16) -> UInt64 {
    (hash ^ UInt64(unit)) &* 0x0000_0100_0000_01B3
  }

  /// The base of the polynomials that hash what is in a row.
  static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Returns the base to the power of `exponent`, modulo 2^64.
  static func basePower(_ exponent: Int) -> UInt64 {
    (0..<exponent).reduce(1) { power, _ in power &* base }
  }

  /// Makes every bit depend on every bit: the last step of SplitMix64.
  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ bits &>> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits &>> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits &>> 31
  }
}

// SPDX-License-Identifier: Apache-2.0

/// What a character is to the patterns that cut text, by the Unicode tables of the reference.
///
/// The tables are those that the package `tokenizers` 0.23.3 cuts by: later versions of Unicode
/// assign thousands of code points differently, which changes counts. The raw values are the bits
/// that scripts/make-unicode-classes writes.
struct CharacterClass: OptionSet {
  let rawValue: UInt16

  /// General category L.
  static let letter = CharacterClass(rawValue: 1 << 0)
  /// General category N.
  static let number = CharacterClass(rawValue: 1 << 1)
  /// General category M.
  static let mark = CharacterClass(rawValue: 1 << 2)
  /// General category P.
  static let punctuation = CharacterClass(rawValue: 1 << 3)
  /// General category S.
  static let symbol = CharacterClass(rawValue: 1 << 4)
  /// The property White_Space.
  static let whitespace = CharacterClass(rawValue: 1 << 5)
  /// General categories Lu and Lt.
  static let upper = CharacterClass(rawValue: 1 << 6)
  /// General category Ll.
  static let lower = CharacterClass(rawValue: 1 << 7)
  /// The script Han.
  static let han = CharacterClass(rawValue: 1 << 8)
  /// Characters of which no text is changed by NFC.
  static let nfcSafe = CharacterClass(rawValue: 1 << 9)

  /// An array literal would do the same, and in large functions it is a true array.
  @inline(__always)
  static func | (left: CharacterClass, right: CharacterClass) -> CharacterClass {
    CharacterClass(rawValue: left.rawValue | right.rawValue)
  }
}

// SPDX-License-Identifier: Apache-2.0

/// What a scan noticed in passing about a valid document.
///
/// A trait is a hint that costs the scanner next to nothing: "look closer, there may be something".
/// A missing trait is a promise that there is nothing to find. Traits with *may* in their
/// description can be false alarms.
@frozen
public struct JSONTraits: OptionSet, Sendable {
  /// One bit for each trait.
  public let rawValue: UInt16

  /// Creates a set from its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// A byte sequence inside a string is not UTF-8.
  public static let invalidUTF8 = JSONTraits(rawValue: 1 << 0)
  /// A carriage return stands between two tokens.
  public static let loneCarriageReturn = JSONTraits(rawValue: 1 << 1)
  /// An object may have the same key twice.
  public static let repeatedKey = JSONTraits(rawValue: 1 << 2)
  /// A `\u` escape names a surrogate; it may have its partner.
  public static let surrogateEscape = JSONTraits(rawValue: 1 << 3)
  /// A string holds `\u0000`.
  public static let nulEscape = JSONTraits(rawValue: 1 << 4)
  /// A string holds `<` written as an escape.
  public static let escapedMarkup = JSONTraits(rawValue: 1 << 5)
  /// A string holds U+0085, U+2028 or U+2029 as it stands.
  public static let lineSeparator = JSONTraits(rawValue: 1 << 6)
  /// A number is long or has an exponent, so it may not survive as a double.
  public static let longNumber = JSONTraits(rawValue: 1 << 7)
  /// A string holds `<` as it stands.
  public static let angleBracket = JSONTraits(rawValue: 1 << 8)
}

// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// What an ASCII character is to the patterns that cut text.
///
/// Each is of one kind; NUL, which stands behind every text, and bytes beyond ASCII are of none.
struct ASCIIKind: OptionSet {
  let rawValue: UInt8

  static let letter = ASCIIKind(rawValue: UInt8(ascii_letter))
  static let digit = ASCIIKind(rawValue: UInt8(ascii_digit))
  /// White space that ends no line.
  static let space = ASCIIKind(rawValue: UInt8(ascii_space))
  static let lineEnd = ASCIIKind(rawValue: UInt8(ascii_line_end))
  /// Punctuation and symbols.
  static let sign = ASCIIKind(rawValue: UInt8(ascii_sign))
  static let control = ASCIIKind(rawValue: UInt8(ascii_control))

  @inline(__always)
  static func of(_ byte: UInt8) -> ASCIIKind { ASCIIKind(rawValue: ascii_kind(byte)) }

  @inline(__always)
  func isAny(_ wanted: ASCIIKind) -> Bool { rawValue & wanted.rawValue != 0 }

  /// An array literal would do the same, and in large functions it is a true array.
  @inline(__always)
  static func | (left: ASCIIKind, right: ASCIIKind) -> ASCIIKind {
    ASCIIKind(rawValue: left.rawValue | right.rawValue)
  }
}

extension PieceScanner {
  /// Returns the end of a run of ASCII signs and the line ends after it; nil when a character of no
  /// kind follows, which may belong to it.
  @inline(__always)
  static func signsEnd(
    _ start: TextPointer, _ end: TextPointer, signs: ASCIIKind, slashes: Bool = false
  ) -> TextPointer? {
    var place = unsafe start
    while unsafe place < end, unsafe ASCIIKind.of(place[0]).isAny(signs) { unsafe place += 1 }
    if unsafe place >= end { return unsafe end }
    if unsafe ASCIIKind.of(place[0]).isEmpty { return nil }
    while unsafe place < end,
      unsafe isLineEnd(place[0]) || slashes && place[0] == UInt8(ascii: "/")
    {
      unsafe place += 1
    }
    return unsafe place
  }

  /// Returns the end of a run of ASCII white space as `whitespaceEnd` does, or nil when it takes
  /// more than this to tell; a character of the kinds `borders` after the run ends the text.
  @inline(__always)
  static func spacesEnd(_ start: TextPointer, _ end: TextPointer, borders: ASCIIKind = [])
    -> TextPointer?
  {
    var place = unsafe start
    var afterLineEnd = unsafe start
    var kind = ASCIIKind.space
    repeat {
      if kind.isAny(.lineEnd) { unsafe afterLineEnd = place }
      unsafe place = place.skippingSpaces(end)
      if unsafe place >= end { return nil }
      kind = unsafe ASCIIKind.of(place[0])
      unsafe place += 1
    } while kind.isAny(.space | .lineEnd)
    unsafe place -= 1
    if kind.isEmpty { return nil }
    if unsafe afterLineEnd > start { return unsafe afterLineEnd }
    if unsafe place - start == 1 || kind.isAny(borders) { return unsafe place }
    return unsafe place - 1
  }

  /// Returns the end of a run of at most `limit` ASCII digits that starts at `start`, or nil when a
  /// number beyond ASCII may follow.
  @inline(__always)
  static func digitsEnd(_ start: TextPointer, _ end: TextPointer, limit: Int) -> TextPointer? {
    var place = unsafe start + 1
    while unsafe place - start < limit {
      let kind = unsafe ASCIIKind.of(place[0])
      guard kind.isAny(.digit) else {
        if unsafe place[0] >= 0x80 { return nil }
        break
      }
      unsafe place += 1
    }
    return unsafe min(place, end)
  }
}

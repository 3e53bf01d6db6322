// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// Cuts text into the pieces that are tokenized each on its own, as one known pattern does.
protocol PieceScanner {
  /// Returns the end of the piece that starts at `start`.
  ///
  /// The text ends at `end`, also for what a pattern looks ahead to; `start` is before it.
  static func end(of start: TextPointer, _ end: TextPointer) -> TextPointer

  /// What `find_piece_starts` calls the pattern; 0 if it does not know it.
  static var windowRules: UInt32 { get }
}

extension PieceScanner {
  static var windowRules: UInt32 { 0 }

  /// Returns the end of a run of white space that starts at `start` and joins nothing that follows.
  ///
  /// The alternatives `\s*[\r\n]+|\s+(?!\S)|\s+`: up to the last line end of the run; else all of a
  /// run that ends the text; else all but the last character, which may join what follows.
  @inline(__always)
  static func whitespaceEnd(_ start: TextPointer, _ end: TextPointer) -> TextPointer {
    var place = unsafe start
    var last = unsafe start
    var afterLineEnd: TextPointer?
    while unsafe place < end {
      let character = unsafe place.character
      guard character.isAny(.whitespace) else { break }
      unsafe last = place
      if unsafe isLineEnd(place[0]) { unsafe afterLineEnd = place + 1 }
      unsafe place += character.length
    }
    if let afterLineEnd = unsafe afterLineEnd { return unsafe afterLineEnd }
    if unsafe place >= end { return unsafe end }
    return unsafe last > start ? last : place
  }

  /// Returns the place after the line ends, and slashes if asked for, from `start` on.
  @inline(__always)
  static func skipLineEnds(_ start: TextPointer, _ end: TextPointer, slashes: Bool = false)
    -> TextPointer
  {
    var place = unsafe start
    while unsafe place < end,
      unsafe isLineEnd(place[0]) || slashes && place[0] == UInt8(ascii: "/")
    {
      unsafe place += 1
    }
    return unsafe place
  }

  /// Returns the place after at most `limit` numbers from `start` on.
  @inline(__always)
  static func skipNumbers(_ start: TextPointer, _ end: TextPointer, limit: Int) -> TextPointer {
    var place = unsafe start
    var count = 0
    while count < limit, unsafe place < end {
      let character = unsafe place.character
      guard character.isAny(.number) else { break }
      unsafe place += character.length
      count += 1
    }
    return unsafe place
  }

  /// Returns the place after all characters from `start` on that are of none of `classes`.
  @inline(__always)
  static func skipAllBut(_ classes: CharacterClass, _ start: TextPointer, _ end: TextPointer)
    -> TextPointer
  {
    var place = unsafe start
    while unsafe place < end {
      let character = unsafe place.character
      guard !character.isAny(classes) else { break }
      unsafe place += character.length
    }
    return unsafe place
  }

  /// Returns the place after all characters from `start` on that are of one of `classes`.
  @inline(__always)
  static func skip(_ classes: CharacterClass, _ start: TextPointer, _ end: TextPointer)
    -> TextPointer
  {
    var place = unsafe start
    while unsafe place < end {
      let character = unsafe place.character
      guard character.isAny(classes) else { break }
      unsafe place += character.length
    }
    return unsafe place
  }

  /// Returns the end of `(?i:'s|'t|'re|'ve|'m|'ll|'d)` at `start`; `start` when there is none.
  ///
  /// Case is folded as Unicode does: the long s (U+017F) is an s.
  @inline(__always)
  static func contractionEnd(_ start: TextPointer, _ end: TextPointer) -> TextPointer {
    guard unsafe start < end, unsafe start[0] == UInt8(ascii: "'") else { return unsafe start }
    var length = 0
    switch unsafe (start[1] | 0x20, start[2] | 0x20) {
    case (UInt8(ascii: "s"), _), (UInt8(ascii: "t"), _), (UInt8(ascii: "m"), _),
      (UInt8(ascii: "d"), _):
      length = 2
    case (UInt8(ascii: "r"), UInt8(ascii: "e")), (UInt8(ascii: "v"), UInt8(ascii: "e")),
      (UInt8(ascii: "l"), UInt8(ascii: "l")):
      length = 3
    case (0xE5, 0xBF) where unsafe start[1] == 0xC5 && start[2] == 0xBF:
      length = 3
    default: break
    }
    return unsafe start + length <= end ? start + length : start
  }
}

@inline(__always)
func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

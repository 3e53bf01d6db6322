// SPDX-License-Identifier: Apache-2.0

/// The pattern of GPT-2.
///
/// `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`
enum GPT2Scanner: PieceScanner {
  @inline(__always)
  static func end(of start: TextPointer, _ end: TextPointer) -> TextPointer {
    let contraction = unsafe lowerContractionEnd(start, end)
    if unsafe contraction > start { return unsafe contraction }
    var place = unsafe start
    if unsafe place[0] == 0x20, unsafe place + 1 < end { unsafe place += 1 }
    let character = unsafe place.character
    let next = unsafe place + character.length
    if character.isAny(.letter) { return unsafe min(skip(.letter, next, end), end) }
    if character.isAny(.number) { return unsafe min(skip(.number, next, end), end) }
    if !character.isAny(.whitespace) {
      return unsafe min(skipAllBut([.letter, .number, .whitespace], next, end), end)
    }
    return unsafe spacesEnd(start, end)
  }

  /// Returns the end of `\s+(?!\S)|\s+` at `start`.
  @inline(__always)
  private static func spacesEnd(_ start: TextPointer, _ end: TextPointer) -> TextPointer {
    var place = unsafe start
    var last = unsafe start
    while unsafe place < end {
      let character = unsafe place.character
      guard character.isAny(.whitespace) else { break }
      unsafe last = place
      unsafe place += character.length
    }
    if unsafe place >= end { return unsafe end }
    return unsafe last > start ? last : place
  }

  @inline(__always)
  private static func lowerContractionEnd(_ start: TextPointer, _ end: TextPointer) -> TextPointer {
    let found = unsafe contractionEnd(start, end)
    // The pattern knows lower case only, and no long s.
    for place in unsafe 1..<max(1, found - start)
    where unsafe start[place] & 0x20 == 0 || start[place] >= 0x80 {
      return unsafe start
    }
    return unsafe found
  }
}

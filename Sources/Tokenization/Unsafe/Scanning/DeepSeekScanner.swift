// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// The three patterns of DeepSeek V3, R1 and V4, each applied inside the pieces of the one before.
///
/// `\p{N}{1,3}`, then runs of U+4E00–9FA5 and U+3040–30FF, then with A for an ASCII sign
/// `A[A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|`
/// `\s*[\r\n]+|\s+(?!\S)|\s+`
///
/// So a number or a CJK character ends the text for the third pattern, which cuts the runs of CJK
/// characters, too. What no alternative takes is a piece up to where one does.
enum DeepSeekScanner: PieceScanner {
  static var windowRules: UInt32 { UInt32(pieces_deepseek) }

  @inline(__always)
  static func end(of start: TextPointer, _ end: TextPointer) -> TextPointer {
    unsafe asciiEnd(start, end) ?? anyEnd(start, end)
  }

  /// Returns the end of a piece of ASCII, or nil when it takes more than this to tell.
  @inline(__always)
  private static func asciiEnd(_ start: TextPointer, _ end: TextPointer) -> TextPointer? {
    let byte = unsafe start[0]
    let kind = ASCIIKind.of(byte)
    if kind.isAny(.letter | .space | .sign) {
      let next = unsafe (start + 1).skippingASCIILetters(end)
      if unsafe next[0] >= 0x80 { return nil }
      if unsafe next > start + 1 || kind.isAny(.letter) { return unsafe min(next, end) }
      if unsafe kind.isAny(.sign) || byte == 0x20 && ASCIIKind.of(start[1]).isAny(.sign) {
        return unsafe signsEnd(start + 1, end, signs: .sign)
      }
    }
    if kind.isAny(.space | .lineEnd) { return unsafe spacesEnd(start, end, borders: .digit) }
    return unsafe kind.isAny(.digit) ? digitsEnd(start, end, limit: 3) : nil
  }

  /// Returns the end of any piece.
  @inline(never)
  static func anyEnd(_ start: TextPointer, _ end: TextPointer) -> TextPointer {
    let first = unsafe start.character
    if first.isAny(.number) { return unsafe skipNumbers(start, end, limit: 3) }
    if unsafe isCJK(start) { return unsafe cjkEnd(start, first, end) }
    if let taken = unsafe alternative(start, first, end) { return unsafe taken }
    var place = unsafe start + first.length
    while unsafe place < end, unsafe !isBorder(place) {
      let character = unsafe place.character
      if unsafe alternative(place, character, end) != nil { break }
      unsafe place += character.length
    }
    return unsafe min(place, end)
  }

  /// Returns the end of a piece at the start of a run of CJK characters, which the third pattern cuts
  /// further: from signs such as U+30FB, and from code points that are no characters.
  private static func cjkEnd(
    _ start: TextPointer, _ first: ScannedCharacter, _ end: TextPointer
  ) -> TextPointer {
    var place = unsafe start + first.length
    let run = unsafe skipCJK(place, end)
    let words: CharacterClass = .letter | .mark
    let signs: CharacterClass = .punctuation | .symbol
    if first.isAny(words) { return unsafe skip(words, place, run) }
    if first.isAny(signs) { return unsafe skip(signs, place, run) }
    // One such code point joins the word after it.
    if unsafe isWord(place, run) { return unsafe skip(words, place, run) }
    while unsafe place < run,
      unsafe !place.character.isAny(words | signs),
      unsafe !isWord(place + 3, run)
    {
      unsafe place += 3
    }
    return unsafe place
  }

  private static func isWord(_ place: TextPointer, _ end: TextPointer) -> Bool {
    unsafe place < end && place.character.isAny(.letter | .mark)
  }

  /// Returns the end of what the third pattern takes at `start`; nil when that is nothing.
  @inline(__always)
  private static func alternative(
    _ start: TextPointer, _ first: ScannedCharacter, _ end: TextPointer
  ) -> TextPointer? {
    let byte = unsafe start[0]
    let second = unsafe start + first.length
    if first.isAny(.letter | .mark) { return unsafe wordEnd(second, end) }
    let isSign = first.isAny(.punctuation | .symbol)
    if isSign, byte < 0x80 {
      let letters = unsafe second.skippingASCIILetters(end)
      if unsafe letters > second, unsafe second < end { return unsafe min(letters, end) }
    }
    if !isSign, !isLineEnd(byte), unsafe second < end, unsafe !isBorder(second) {
      let following = unsafe second.character
      if following.isAny(.letter | .mark) {
        return unsafe wordEnd(second + following.length, end)
      }
    }
    let startsSigns =
      unsafe isSign
      || byte == 0x20 && second < end && second.character.isAny(.punctuation | .symbol)
        && !isCJK(second)
    if startsSigns { return unsafe skipLineEnds(signsEnd(second, end), end) }
    guard first.isAny(.whitespace) else { return nil }
    var spaces = unsafe second
    while unsafe spaces < end {
      let character = unsafe spaces.character
      guard character.isAny(.whitespace) else { break }
      unsafe spaces += character.length
    }
    let endsText = unsafe spaces >= end || isBorder(spaces)
    return unsafe whitespaceEnd(start, endsText ? min(spaces, end) : end)
  }

  @inline(__always)
  private static func wordEnd(_ start: TextPointer, _ end: TextPointer) -> TextPointer {
    var place = unsafe start.skippingASCIILetters(end)
    while unsafe place < end, unsafe place[0] >= 0x80, unsafe !isCJK(place) {
      let character = unsafe place.character
      guard character.isAny(.letter | .mark) else { break }
      unsafe place = (place + character.length).skippingASCIILetters(end)
    }
    return unsafe min(place, end)
  }

  @inline(__always)
  private static func signsEnd(_ start: TextPointer, _ end: TextPointer) -> TextPointer {
    var place = unsafe start
    while unsafe place < end, unsafe !isCJK(place) {
      let character = unsafe place.character
      guard character.isAny(.punctuation | .symbol) else { break }
      unsafe place += character.length
    }
    return unsafe place
  }

  @inline(__always)
  private static func skipCJK(_ start: TextPointer, _ end: TextPointer) -> TextPointer {
    var place = unsafe start
    while unsafe place < end, unsafe isCJK(place) { unsafe place += 3 }
    return unsafe min(place, end)
  }

  /// Returns whether the text of the third pattern ends at `place`.
  @inline(__always)
  private static func isBorder(_ place: TextPointer) -> Bool {
    unsafe place.character.isAny(.number) || isCJK(place)
  }

  /// Returns whether U+4E00 to U+9FA5, or U+3040 to U+30FF, starts at `place`.
  @inline(__always)
  private static func isCJK(_ place: TextPointer) -> Bool {
    guard unsafe place[0] >= 0xE3, unsafe place[0] <= 0xE9 else { return false }
    let (value, length) = unsafe place.longScalar
    return length == 3 && (value >= 0x4E00 && value <= 0x9FA5 || value >= 0x3040 && value <= 0x30FF)
  }
}

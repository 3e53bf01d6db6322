// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// What tells the patterns apart that take words as runs of letters.
protocol LetterPattern {
  /// What words are made of.
  static var word: CharacterClass { get }
  /// How many digits make a piece.
  static var digits: Int { get }
  /// Whether white space that ends the text is one piece, whatever line ends are in it.
  static var keepsTrailingWhitespace: Bool { get }
  /// What `find_piece_starts` calls the pattern.
  static var windowRules: UInt32 { get }
}

/// The pattern of GPT-4 and Llama 3, and its relatives.
enum CL100K: LetterPattern {
  static var word: CharacterClass { .letter }
  static var digits: Int { 3 }
  static var keepsTrailingWhitespace: Bool { false }
  static var windowRules: UInt32 { UInt32(pieces_cl100k) }
}

/// The form in which tiktoken states the pattern since its version 0.6.
enum CL100KTrailing: LetterPattern {
  static var word: CharacterClass { .letter }
  static var digits: Int { 3 }
  static var keepsTrailingWhitespace: Bool { true }
  static var windowRules: UInt32 { UInt32(pieces_cl100k_trailing) }
}

/// The pattern of Qwen 1.5 to 3.
enum Qwen2: LetterPattern {
  static var word: CharacterClass { .letter }
  static var digits: Int { 1 }
  static var keepsTrailingWhitespace: Bool { false }
  static var windowRules: UInt32 { UInt32(pieces_qwen) }
}

/// The pattern of Qwen 3.5, whose words have marks in them.
enum Qwen35: LetterPattern {
  static var word: CharacterClass { .letter | .mark }
  static var digits: Int { 1 }
  static var keepsTrailingWhitespace: Bool { false }
  static var windowRules: UInt32 { UInt32(pieces_qwen) }
}

/// Patterns that take words as runs of letters.
///
/// `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|`
/// `\s*[\r\n]+|\s+(?!\S)|\s+`
enum LetterScanner<Pattern: LetterPattern>: PieceScanner {
  static var windowRules: UInt32 { Pattern.windowRules }

  @inline(__always)
  static func end(of start: TextPointer, _ end: TextPointer) -> TextPointer {
    unsafe asciiEnd(start, end) ?? anyEnd(start, end)
  }

  /// Returns the end of a piece of ASCII, or nil when it takes more than this to tell.
  @inline(__always)
  private static func asciiEnd(_ start: TextPointer, _ end: TextPointer) -> TextPointer? {
    let byte = unsafe start[0]
    let kind = ASCIIKind.of(byte)
    guard byte != UInt8(ascii: "'") else { return nil }
    if kind.isAny(.letter | .space | .sign | .control) {
      // By far the commonest piece: a word, maybe with a character before it.
      let next = unsafe (start + 1).skippingASCIILetters(end)
      if unsafe next[0] >= 0x80 { return nil }
      if unsafe next > start + 1 || kind.isAny(.letter) { return unsafe min(next, end) }
      let signs: ASCIIKind = .sign | .control
      if unsafe kind.isAny(signs) || byte == 0x20 && ASCIIKind.of(start[1]).isAny(signs) {
        return unsafe signsEnd(start + 1, end, signs: signs)
      }
    }
    if kind.isAny(.space | .lineEnd) { return unsafe spacesEnd(start, end) }
    return unsafe kind.isAny(.digit) ? digitsEnd(start, end, limit: Pattern.digits) : nil
  }

  /// Returns the end of any piece.
  @inline(never)
  static func anyEnd(_ start: TextPointer, _ end: TextPointer) -> TextPointer {
    let byte = unsafe start[0]
    let first = unsafe start.character
    let second = unsafe start + first.length
    if first.isAny(Pattern.word) { return unsafe wordEnd(second, end) }
    if first.isAny(.number) { return unsafe skipNumbers(start, end, limit: Pattern.digits) }
    if byte == UInt8(ascii: "'") {
      let contraction = unsafe contractionEnd(start, end)
      if unsafe contraction > start { return unsafe contraction }
    }
    guard unsafe second < end else { return unsafe end }
    let following = unsafe second.character
    if following.isAny(Pattern.word), !isLineEnd(byte) {
      return unsafe wordEnd(second + following.length, end)
    }
    let others = Pattern.word.union(.whitespace | .number)
    if !first.isAny(.whitespace) || byte == 0x20 && !following.isAny(others) {
      return unsafe skipLineEnds(skipAllBut(others, second, end), end)
    }
    if Pattern.keepsTrailingWhitespace, unsafe skip(.whitespace, start, end) >= end {
      return unsafe end
    }
    return unsafe whitespaceEnd(start, end)
  }

  /// Returns the end of the word that goes on at `start`.
  @inline(__always)
  private static func wordEnd(_ start: TextPointer, _ end: TextPointer) -> TextPointer {
    var place = unsafe start.skippingASCIILetters(end)
    while unsafe place < end, unsafe place[0] >= 0x80 {
      let character = unsafe place.character
      guard character.isAny(Pattern.word) else { break }
      unsafe place += character.length
      // Most often another of the kind follows, which need not wait for what is found out here.
      if unsafe place[0] < 0x80 { unsafe place = place.skippingASCIILetters(end) }
    }
    return unsafe min(place, end)
  }
}

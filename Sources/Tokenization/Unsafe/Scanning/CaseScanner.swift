// SPDX-License-Identifier: Apache-2.0

internal import CTokenization

/// What tells the patterns apart that cut words where lower case is followed by upper case.
protocol CasePattern {
  /// How many digits make a piece.
  static var digits: Int { get }
  /// Whether a word takes a contraction such as `'ll` with it.
  static var takesContractions: Bool { get }
  /// Whether a run of signs takes slashes after line ends with it.
  static var takesSlashes: Bool { get }
  /// Whether runs of Han characters are pieces of their own.
  static var cutsHan: Bool { get }
  /// What `find_piece_starts` calls the pattern.
  static var windowRules: UInt32 { get }
}

/// The pattern of GPT-4o, gpt-oss and Llama 4.
enum O200K: CasePattern {
  static var digits: Int { 3 }
  static var takesContractions: Bool { true }
  static var takesSlashes: Bool { true }
  static var cutsHan: Bool { false }
  static var windowRules: UInt32 { UInt32(pieces_o200k) }
}

/// The pattern of Mistral's Tekken and of Nemotron 3.
enum Tekken: CasePattern {
  static var digits: Int { 1 }
  static var takesContractions: Bool { false }
  static var takesSlashes: Bool { true }
  static var cutsHan: Bool { false }
  static var windowRules: UInt32 { UInt32(pieces_tekken) }
}

/// The pattern of Kimi K2.
enum Kimi: CasePattern {
  static var digits: Int { 3 }
  static var takesContractions: Bool { true }
  static var takesSlashes: Bool { false }
  static var cutsHan: Bool { true }
  static var windowRules: UInt32 { UInt32(pieces_kimi) }
}

/// Patterns that cut words where lower case is followed by upper case.
///
/// With U for `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`, L for `[\p{Ll}\p{Lm}\p{Lo}\p{M}]` and C for a
/// contraction: `[^\r\n\p{L}\p{N}]?U*L+C?|[^\r\n\p{L}\p{N}]?U+L*C?|\p{N}{1,3}|`
/// ` ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`
enum CaseScanner<Pattern: CasePattern>: PieceScanner {
  static var windowRules: UInt32 { Pattern.windowRules }

  @inline(__always)
  static func end(of start: TextPointer, _ end: TextPointer) -> TextPointer {
    unsafe asciiEnd(start, end) ?? anyEnd(start, end)
  }

  /// Returns the end of a piece of ASCII, or nil when it takes more than this to tell.
  @inline(__always)
  private static func asciiEnd(_ start: TextPointer, _ end: TextPointer) -> TextPointer? {
    let kind = unsafe ASCIIKind.of(start[0])
    if kind.isAny(.letter | .space | .sign | .control) {
      // By far the commonest piece: a word of which at most the first letter is in upper case, maybe
      // with a character before it.
      let letters = unsafe kind.isAny(.letter) ? start : start + 1
      if unsafe ASCIIKind.of(letters[0]).isAny(.letter) {
        let next = unsafe (letters + 1).skippingASCIILowerCase(end)
        if unsafe next[0] >= 0x80 { return nil }
        if unsafe next - letters == 1, unsafe letters[0] < 0x60 { return nil }
        return unsafe contraction(min(next, end), end)
      }
      if unsafe ASCIIKind.of(letters[0]).isEmpty { return nil }
      let signs: ASCIIKind = .sign | .control
      if unsafe kind.isAny(signs) || start[0] == 0x20 && ASCIIKind.of(letters[0]).isAny(signs) {
        return unsafe signsEnd(start + 1, end, signs: signs, slashes: Pattern.takesSlashes)
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
    if Pattern.cutsHan, first.isAny(.han) { return unsafe skip(.han, second, end) }
    if first.isAny(.number) { return unsafe skipNumbers(start, end, limit: Pattern.digits) }
    if let word = unsafe wordEnd(start, first, end) { return unsafe contraction(word, end) }
    guard unsafe second < end else { return unsafe end }
    let others: CharacterClass = .letter | .number | .whitespace
    let following = unsafe second.character
    if !first.isAny(.whitespace) || byte == 0x20 && !following.isAny(others) {
      return unsafe skipLineEnds(
        skipAllBut(others, second, end), end, slashes: Pattern.takesSlashes)
    }
    return unsafe whitespaceEnd(start, end)
  }

  @inline(__always)
  private static func contraction(_ word: TextPointer, _ end: TextPointer) -> TextPointer {
    unsafe Pattern.takesContractions ? contractionEnd(word, end) : word
  }

  /// Returns the end of the word at `start`, one character before it included; nil when there is no
  /// word.
  @inline(__always)
  private static func wordEnd(_ start: TextPointer, _ first: ScannedCharacter, _ end: TextPointer)
    -> TextPointer?
  {
    if first.isAny(.letter) {
      let (lower, upper) = unsafe caseEnds(start, end)
      return unsafe lower ?? upper
    }
    guard unsafe !isLineEnd(start[0]) else { return nil }
    let (lower, upper) = unsafe caseEnds(start + first.length, end)
    if let lower = unsafe lower { return unsafe lower }
    // A mark may stand before a word and be a word too.
    if first.isAny(.mark) { return unsafe caseEnds(start, end).lower }
    return unsafe upper
  }

  /// Returns the end of `U*L+` and the end of `U+` at `start`, or nil.
  ///
  /// `U*` gives back what `L+` needs: then the word ends after the last character without case.
  @inline(__always)
  private static func caseEnds(_ start: TextPointer, _ end: TextPointer)
    -> (lower: TextPointer?, upper: TextPointer?)
  {
    var place = unsafe start
    var afterCaseless: TextPointer?
    var sawLower = false
    while unsafe place < end {
      let character = unsafe place.character
      guard character.isAny(.letter | .mark), !(Pattern.cutsHan && character.isAny(.han)) else {
        break
      }
      if character.isAny(.lower) {
        sawLower = true
        break
      }
      unsafe place += character.length
      if !character.isAny(.upper) { unsafe afterCaseless = place }
    }
    if sawLower { return unsafe (lowerEnd(place, end), nil) }
    return unsafe (afterCaseless, place > start ? place : nil)
  }

  /// Returns the end of `L*` at `start`.
  @inline(__always)
  private static func lowerEnd(_ start: TextPointer, _ end: TextPointer) -> TextPointer {
    var place = unsafe start.skippingASCIILowerCase(end)
    while unsafe place < end, unsafe place[0] >= 0x80 {
      let character = unsafe place.character
      guard character.isAny(.letter | .mark), !character.isAny(.upper),
        !(Pattern.cutsHan && character.isAny(.han))
      else { break }
      unsafe place = (place + character.length).skippingASCIILowerCase(end)
    }
    return unsafe min(place, end)
  }
}

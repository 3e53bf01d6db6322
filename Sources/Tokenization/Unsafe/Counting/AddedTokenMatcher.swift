// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Finds the added tokens of one kind in a text: from left to right, the longest first.
@safe struct AddedTokenMatcher: Sendable {
  /// A token that was found; `range` includes the white space that it takes.
  @safe struct Match {
    let token: Int
    let start: TextPointer
    let end: TextPointer
  }

  private let tokens: [AddedToken]
  private let trie: TokenTrie
  /// The bytes that a token starts with, if there are few.
  private let firstBytes: FlatArray<Bool>
  /// The byte that all tokens start with, if they do.
  private let onlyFirstByte: UInt8?
  private let isPlain: Bool

  init(_ tokens: [AddedToken]) {
    self.tokens = tokens
    let contents = TokenBytes(TokenList(tokens.map(\.content)))
    let ids = tokens.indices.filter { !tokens[$0].content.isEmpty }.map(UInt32.init)
    trie = TokenTrie(ids: ids, tokens: contents)
    firstBytes = FlatArray(repeating: false, count: 256)
    for token in tokens { if let first = token.content.first { firstBytes[Int(first)] = true } }
    let first = Set(tokens.compactMap(\.content.first))
    onlyFirstByte = first.count == 1 ? first.first : nil
    isPlain = tokens.allSatisfy { !$0.stripsLeft && !$0.stripsRight && !$0.isWholeWord }
  }

  var isEmpty: Bool { tokens.isEmpty }

  /// Returns the token with this number.
  subscript(token: Int) -> AddedToken { tokens[token] }

  /// Finds the first token at `place` or later in a text that starts at `start`.
  ///
  /// `taken` is where the match before ended, and `place` where to go on.
  @inline(__always)
  func next(
    _ start: TextPointer, taken: TextPointer, from place: inout TextPointer, _ end: TextPointer
  ) -> Match? {
    while true {
      guard unsafe findFirstByte(&place, end) else { return nil }
      let (found, length) = unsafe trie.longestMatch(place, end)
      guard length > 0 else {
        unsafe place += 1
        continue
      }
      let first = unsafe place
      unsafe place += length
      if isPlain { return unsafe Match(token: Int(found), start: first, end: place) }
      if let match = unsafe match(Int(found), first, place, start: start, taken: taken, end: end) {
        return match
      }
    }
  }

  /// Goes on to a byte that a token starts with; returns whether there is one.
  @inline(__always)
  private func findFirstByte(_ place: inout TextPointer, _ end: TextPointer) -> Bool {
    if let onlyFirstByte {
      let found = unsafe memchr(place, Int32(onlyFirstByte), end - place)
      guard let found = unsafe found else { return false }
      unsafe place = TextPointer(found.assumingMemoryBound(to: UInt8.self))
      return true
    }
    while unsafe place < end, unsafe !firstBytes.base[Int(place[0])] { unsafe place += 1 }
    return unsafe place < end
  }

  /// Returns the tokens in a text, and where they are.
  func matches(in text: [UInt8]) -> [(range: Range<Int>, token: AddedToken)] {
    var found: [(range: Range<Int>, token: AddedToken)] = []
    guard !isEmpty else { return found }
    unsafe text.withPaddedText { start, end in
      var taken = unsafe start
      var place = unsafe start
      while let match = unsafe next(start, taken: taken, from: &place, end) {
        unsafe found.append((match.start - start..<match.end - start, tokens[match.token]))
        unsafe taken = match.end
      }
    }
    return found
  }

  /// Returns the stretches between the tokens, and the tokens.
  func split(_ text: AlignedText) -> [(text: AlignedText, token: TokenID?)] {
    var parts: [(text: AlignedText, token: TokenID?)] = []
    unsafe text.bytes.withPaddedText { start, end in
      var taken = unsafe start
      var place = unsafe start
      while let match = unsafe next(start, taken: taken, from: &place, end) {
        unsafe parts.append((text[taken - start..<max(taken, match.start) - start], nil))
        unsafe parts.append((text[match.start - start..<match.end - start], tokens[match.token].id))
        unsafe taken = match.end
      }
      unsafe parts.append((text[min(taken, end) - start..<end - start], nil))
    }
    return parts.filter { !$0.text.bytes.isEmpty }
  }

  /// Applies what a token says of its neighbourhood.
  private func match(
    _ token: Int, _ first: TextPointer, _ last: TextPointer, start: TextPointer,
    taken: TextPointer, end: TextPointer
  ) -> Match? {
    let added = tokens[token]
    if added.isWholeWord {
      if unsafe first > start, unsafe isWord(first.previousCharacter(start)) { return nil }
      if unsafe last < end, unsafe isWord(last) { return nil }
    }
    var from = unsafe first
    var until = unsafe last
    if added.stripsLeft {
      while unsafe from > taken {
        let previous = unsafe from.previousCharacter(start)
        guard unsafe previous.character.isAny(.whitespace) else { break }
        unsafe from = previous
      }
    }
    if added.stripsRight {
      while unsafe until < end, unsafe until.character.isAny(.whitespace) {
        unsafe until += until.character.length
      }
    }
    unsafe until = min(until, end)
    // A token of white space can stand in what the one before took, and then takes it again.
    return unsafe Match(
      token: token, start: min(added.stripsLeft ? max(from, taken) : first, until), end: until)
  }

  /// Returns whether the character is one of words, as Rust's regular expressions have it.
  private func isWord(_ place: TextPointer) -> Bool {
    let character = unsafe place.character
    if character.isAny(.letter | .mark) { return true }
    let value = unsafe place[0] < 0x80 ? UInt32(place[0]) : place.longScalar.value
    guard let properties = Unicode.Scalar(value)?.properties else { return false }
    switch properties.generalCategory {
    case .decimalNumber, .letterNumber, .connectorPunctuation: return true
    // Numbers that this system does not know yet are digits.
    case .unassigned: return character.isAny(.number)
    default: return properties.isAlphabetic || value == 0x200C || value == 0x200D
    }
  }
}

extension UnsafePointer where Pointee == UInt8 {
  /// Returns the start of the character that ends here.
  fileprivate func previousCharacter(_ start: TextPointer) -> TextPointer {
    var place = unsafe self - 1
    while unsafe place > start, unsafe place[0] & 0xC0 == 0x80, unsafe self - place < 4 {
      unsafe place -= 1
    }
    return unsafe place
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Turns pieces into tokens; one for each worker, since it keeps its scratch memory.
@safe struct PieceEncoder {
  private let vocabulary: CompiledVocabulary
  private let fallback: CharacterFallback
  private var backtracking: BacktrackingEncoder
  private let short: ShortPieceMerger?
  private var marked = MarkedText()

  init(_ vocabulary: CompiledVocabulary, _ fallback: CharacterFallback) {
    self.vocabulary = vocabulary
    self.fallback = fallback
    backtracking = BacktrackingEncoder(vocabulary)
    short = vocabulary.starts.map { ShortPieceMerger($0, vocabulary.merges.pairs) }
  }

  /// Calls `take` with the tokens of a piece, or of a part of one, and how many bytes each stands for,
  /// in order.
  @inline(__always)
  mutating func encode(
    _ start: TextPointer, _ end: TextPointer, isPiece: Bool = true,
    _ take: (_ id: UInt32, _ length: Int) -> Void
  ) {
    if isPiece, vocabulary.unmergeableIDs.count > 0,
      let whole = unsafe vocabulary.unmergeable.id(start, end - start)
    {
      return unsafe take(whole, end - start)
    }
    if let reference = vocabulary.reference,
      unsafe vocabulary.needsReference || vocabulary.irregular.isInside(start, end)
    {
      let piece = unsafe Array(UnsafeBufferPointer(start: start, count: end - start))
      for (id, length) in reference.encode(piece) { take(id, length) }
      return
    }
    var place = unsafe start
    var isUnknown = false
    while unsafe place < end {
      let known = unsafe backtracking.encode(place, end)
      for index in 0..<backtracking.count {
        let id = unsafe backtracking.found.base[index]
        unsafe take(id, Int(backtracking.lengths.base[index]))
      }
      if unsafe known > place { isUnknown = false }
      unsafe place = known
      guard unsafe place < end else { break }
      let length = unsafe min(
        fallback.symbols == .characters ? place.characterLength : 1, end - place)
      if !fallback.byteTokens.isEmpty {
        for index in 0..<length { unsafe take(fallback.byteTokens[Int(place[index])], 1) }
      } else if let unknown = fallback.unknownToken {
        // An unknown token that is fused with the one before adds nothing but its length.
        take(isUnknown && fallback.fusesUnknown ? CharacterFallback.fused : unknown, length)
        isUnknown = true
      } else {
        take(CharacterFallback.dropped, length)
      }
      unsafe place += length
    }
  }

  /// Returns whether a piece, or a part of one, is not encoded by merging by the rules of the table.
  @inline(__always)
  private func isSpecial(_ start: TextPointer, _ end: TextPointer, isPiece: Bool) -> Bool {
    if isPiece, vocabulary.unmergeableIDs.count > 0,
      unsafe vocabulary.unmergeable.id(start, end - start) != nil
    {
      return true
    }
    return unsafe vocabulary.needsReference || vocabulary.irregular.isInside(start, end)
  }

  /// How many pieces may be loaded at the same time.
  static let loadCount = ShortPieceMerger.loadCount

  /// Asks for the memory that it takes to count the tokens of a piece, or of a part of one.
  @inline(__always)
  func load(_ number: Int, _ start: TextPointer, _ end: TextPointer, isPiece: Bool) {
    guard let short else { return }
    if unsafe isSpecial(start, end, isPiece: isPiece) {
      short.unload(number)
    } else {
      unsafe short.load(number, start, end)
    }
  }

  /// Returns how many tokens a piece has, or a part of one, that was loaded before.
  @inline(__always)
  mutating func countLoaded(
    _ number: Int, _ start: TextPointer, _ end: TextPointer, isPiece: Bool
  ) -> Int {
    if let count = short?.count(number) { return count }
    return unsafe count(start, end, isPiece: isPiece)
  }

  private mutating func count(_ start: TextPointer, _ end: TextPointer, isPiece: Bool) -> Int {
    var count = 0
    unsafe encode(start, end, isPiece: isPiece) { id, _ in
      if id < CharacterFallback.fused { count += 1 }
    }
    return count
  }

  /// As `encode`, of a stretch in which spaces stand for U+2581.
  mutating func encodeMarked(
    _ start: TextPointer, _ end: TextPointer, _ take: (_ id: UInt32, _ length: Int) -> Void
  ) {
    let (from, to) = unsafe marked.rewrite(start, end)
    let text = marked
    var place = 0
    unsafe encode(from, to) { id, length in
      take(id, text.origin(place + length) - text.origin(place))
      place += length
    }
  }

  /// As `count`, of a stretch in which spaces stand for U+2581.
  mutating func countMarked(_ start: TextPointer, _ end: TextPointer, isPiece: Bool) -> Int {
    let (from, to) = unsafe marked.rewrite(start, end)
    return unsafe count(from, to, isPiece: isPiece)
  }
}

/// What becomes of characters that have no token.
struct CharacterFallback: Sendable {
  let symbols: TokenizerDefinition.Symbols
  let byteTokens: [UInt32]
  let unknownToken: UInt32?
  let fusesUnknown: Bool

  /// In place of an id: the bytes belong to the token before.
  static let fused = UInt32.max - 1
  /// In place of an id: the bytes have no token.
  static let dropped = UInt32.max

  init(_ definition: TokenizerDefinition) {
    symbols = definition.symbols
    byteTokens = definition.symbols == .characters ? definition.byteTokens : []
    unknownToken = definition.unknownToken
    fusesUnknown = definition.fusesUnknown
  }
}

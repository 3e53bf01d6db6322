// SPDX-License-Identifier: Apache-2.0

/// Turns text into tokens, or only counts them; one for each worker.
///
/// A counter remembers the pieces that it met, so keep it for as long as there is text.
@safe public final class TokenCounter {
  private let model: TokenizerModel
  private let normalization: NormalizationPlan
  private let cutting: PieceCutting
  private var pieces: PieceCounter
  private var encoder: PieceEncoder
  /// The text, before it room for a space, and behind it the bytes that the scanners read ahead.
  private var text = FlatArray<UInt8>(repeating: 0, count: 1 << 16)
  /// How many tokens are still wanted; what follows need not be encoded.
  private var wanted = Int.max

  init(_ model: TokenizerModel, width: VectorWidth = .widest) {
    self.model = model
    encoder = PieceEncoder(model.vocabulary, model.fallback)
    // With scratch memory of its own.
    pieces = PieceCounter(
      model.vocabulary.seed, PieceEncoder(model.vocabulary, model.fallback),
      model.vocabulary.seams, hasMarks: model.vocabulary.marking != nil, width: width)
    do {
      normalization = try NormalizationPlan(model.normalizers)
      cutting = try PieceCutting(model.pattern == nil ? model.preTokenizers : [])
    } catch {
      preconditionFailure("the patterns were compiled before")
    }
  }

  /// Returns how many tokens a text in UTF-8 has, without those that stand around every text.
  ///
  /// Added tokens that stand in the text count as what they are.
  ///
  /// - Throws: `TokenizerError` when a pattern of an unknown tokenizer needs too long for the text.
  /// - Complexity: O(n).
  public func count(_ text: some Collection<UInt8>) throws(TokenizerError) -> Int {
    try count(text, overlapping: []).total
  }

  /// As `count`, and how many of the tokens overlap with one of the ranges of the text.
  ///
  /// - Precondition: the ranges are in order, apart and not empty.
  public func count(_ text: some Collection<UInt8>, overlapping ranges: [Range<Int>])
    throws(TokenizerError) -> (total: Int, overlapping: Int)
  {
    var tally = OverlapTally(ranges: ranges)
    let end = unsafe load(text)
    let base = unsafe TextPointer(self.text.base + TokenCounter.room)
    try unsafe eachSegment(model.rawTokens, base, end) { from, to, token throws(TokenizerError) in
      let range = unsafe from - base..<to - base
      if token != nil {
        tally.add(1, range.lowerBound, range.upperBound)
      } else if let pattern = model.pattern, unsafe isUnchanged(from, to) {
        unsafe count(pattern, from, to, offset: range.lowerBound, into: &tally)
      } else if let marking = model.vocabulary.marking, let cutter = model.vocabulary.cutter {
        unsafe count(marking, cutter, from, to, offset: range.lowerBound, into: &tally)
      } else {
        try encodeSegment(range) { _, origin in
          tally.add(1, origin.lowerBound, origin.upperBound)
        }
      }
    }
    return (tally.total, tally.overlapping)
  }

  /// Returns the added tokens that are found in the text itself, and where.
  func addedTokens(in text: [UInt8]) -> [(range: Range<Int>, token: AddedToken)] {
    model.rawTokens.matches(in: text)
  }

  /// Returns the tokens of a text in UTF-8, without those that stand around every text.
  public func encode(_ text: some Collection<UInt8>) throws(TokenizerError) -> [TokenID] {
    var ids: [TokenID] = []
    try encode(text) { id, _ in ids.append(id) }
    return ids
  }

  /// Calls `take` with each token and the bytes of the text that it stands for.
  ///
  /// Where a normalizer changed the text, several tokens may stand for the same bytes.
  public func encode(
    _ text: some Collection<UInt8>, _ take: (TokenID, Range<Int>) -> Void
  ) throws(TokenizerError) {
    let end = unsafe load(text)
    let base = unsafe TextPointer(self.text.base + TokenCounter.room)
    try unsafe eachSegment(model.rawTokens, base, end) { from, to, token throws(TokenizerError) in
      guard wanted > 0 else { return }
      let range = unsafe from - base..<to - base
      if let token { return take(token, range) }
      try encodeSegment(range, take)
    }
  }

  /// As `encode`, of the first `limit` tokens.
  func encode(
    _ text: some Collection<UInt8>, limit: Int, _ take: (TokenID, Range<Int>) -> Void
  ) throws(TokenizerError) {
    wanted = limit
    defer { wanted = .max }
    try encode(text) { id, range in
      // The piece with the last token may have more.
      guard wanted > 0 else { return }
      wanted -= 1
      take(id, range)
    }
  }
}

// MARK: - Segments

extension TokenCounter {
  /// How many bytes before the text are free; as many as keep it aligned.
  private static var room: Int { 16 }

  /// Copies a text to where the scanners can read ahead; returns its end.
  private func load(_ text: some Collection<UInt8>) -> TextPointer {
    let count = text.count
    precondition(count < Int(UInt32.max), "a text has less than four gigabytes")
    let needed = TokenCounter.room + count + PieceBatch.padding
    if needed > self.text.count { self.text = FlatArray(repeating: 0, count: needed * 5 / 4) }
    let base = unsafe self.text.base + TokenCounter.room
    let isCopied: Void? = text.withContiguousStorageIfAvailable { bytes in
      guard let source = bytes.baseAddress else { return }
      unsafe base.update(from: source, count: count)
    }
    if isCopied == nil {
      _ = unsafe UnsafeMutableBufferPointer(start: base, count: count).update(fromContentsOf: text)
    }
    unsafe (base + count).update(repeating: 0, count: PieceBatch.padding)
    return unsafe TextPointer(base + count)
  }

  /// Calls `body` with the stretches between added tokens, and with the tokens.
  @inline(__always)
  private func eachSegment(
    _ matcher: AddedTokenMatcher, _ start: TextPointer, _ end: TextPointer,
    _ body: (TextPointer, TextPointer, TokenID?) throws(TokenizerError) -> Void
  ) throws(TokenizerError) {
    var taken = unsafe start
    var place = unsafe matcher.isEmpty ? end : start
    while let match = unsafe matcher.next(start, taken: taken, from: &place, end) {
      if unsafe taken < match.start { try unsafe body(taken, match.start, nil) }
      try unsafe body(match.start, match.end, matcher[match.token].id)
      unsafe taken = match.end
    }
    if unsafe taken < end { try unsafe body(taken, end, nil) }
  }

  /// Returns whether the normalizers leave a text as it is and no added tokens are in it.
  private func isUnchanged(_ start: TextPointer, _ end: TextPointer) -> Bool {
    guard model.normalizedTokens.isEmpty else { return false }
    if normalization.isEmpty { return true }
    guard normalization.isNFC else { return false }
    var place = unsafe start
    while unsafe place < end {
      // Eight bytes of ASCII at a time.
      if unsafe place.word & ASCIIBytes.highBits == 0 {
        unsafe place += 8
        continue
      }
      let character = unsafe place.character
      guard character.isAny(.nfcSafe) else { return false }
      unsafe place += character.length
    }
    return true
  }

  private func count(
    _ pattern: KnownPattern, _ start: TextPointer, _ end: TextPointer, offset: Int,
    into tally: inout OverlapTally
  ) {
    func count<Scanner: PieceScanner>(_ scanner: Scanner.Type) {
      unsafe pieces.count(PatternCutter<Scanner>(), start, end, offset: offset, into: &tally)
    }
    switch pattern {
    case .gpt2: count(GPT2Scanner.self)
    case .cl100k: count(LetterScanner<CL100K>.self)
    case .cl100kTrailing: count(LetterScanner<CL100KTrailing>.self)
    case .qwen2: count(LetterScanner<Qwen2>.self)
    case .qwen35: count(LetterScanner<Qwen35>.self)
    case .o200k: count(CaseScanner<O200K>.self)
    case .tekken: count(CaseScanner<Tekken>.self)
    case .kimi: count(CaseScanner<Kimi>.self)
    case .deepSeekV3: count(DeepSeekScanner.self)
    }
  }
}

extension TokenCounter {
  /// Counts the tokens of a stretch in which only spaces are marked.
  private func count(
    _ marking: SpaceMarking, _ cutter: SeamCutter, _ start: TextPointer, _ end: TextPointer,
    offset: Int, into tally: inout OverlapTally
  ) {
    let bytes = unsafe UnsafeBufferPointer(start: start, count: end - start)
    guard unsafe marking.marksStart(bytes, isFirst: offset == 0) else {
      return unsafe pieces.count(cutter, start, end, offset: offset, into: &tally)
    }
    // The mark that is put before stands as a space before the stretch meanwhile, and takes no room.
    let before = unsafe UnsafeMutablePointer(mutating: start) - 1
    let byte = unsafe before.pointee
    unsafe before.pointee = 0x20
    unsafe pieces.count(
      cutter, TextPointer(before), end, offset: offset - 1, from: offset, into: &tally)
    unsafe before.pointee = byte
  }
}

// MARK: - Tokens

extension TokenCounter {
  /// Encodes a stretch without raw added tokens.
  private func encodeSegment(_ range: Range<Int>, _ take: (TokenID, Range<Int>) -> Void)
    throws(TokenizerError)
  {
    let bytes = unsafe UnsafeBufferPointer(
      start: text.base + TokenCounter.room + range.lowerBound, count: range.count)
    var segment = unsafe AlignedText(Array(bytes), offset: range.lowerBound)
    do {
      try normalization.apply(to: &segment)
      let isEmpty = model.normalizedTokens.isEmpty
      for (part, token) in isEmpty ? [(segment, nil)] : model.normalizedTokens.split(segment)
      where wanted > 0 {
        if let token {
          take(token, part.origin(0..<part.bytes.count))
        } else {
          try encodePieces(of: part, take)
        }
      }
    } catch {
      throw TokenizerError(
        path: model.path, cause: error == .time ? .slowPattern : .growingText)
    }
  }

  private func encodePieces(of text: AlignedText, _ take: (TokenID, Range<Int>) -> Void)
    throws(RegularExpression.Exhausted)
  {
    if let pattern = model.pattern {
      for piece in pattern.pieces(of: text.bytes) where wanted > 0 {
        encodePiece(text[piece], take)
      }
    } else {
      for piece in try cutting.pieces(of: text, isStart: text.origins[0] == 0)
      where wanted > 0 {
        encodePiece(piece, take)
      }
    }
  }

  private func encodePiece(_ piece: AlignedText, _ take: (TokenID, Range<Int>) -> Void) {
    var last: (id: TokenID, range: Range<Int>)?
    var offset = 0
    unsafe piece.bytes.withPaddedText { start, end in
      unsafe encoder.encode(start, end) { id, length in
        let range = offset..<offset + length
        offset += length
        // What an unknown character adds to the unknown token before it is only its bytes.
        if id == CharacterFallback.fused, let before = last {
          last = (before.id, before.range.lowerBound..<range.upperBound)
        } else if id < CharacterFallback.fused {
          if let last { take(last.id, piece.origin(last.range)) }
          last = (TokenID(id), range)
        }
      }
    }
    if let last { take(last.id, piece.origin(last.range)) }
  }
}

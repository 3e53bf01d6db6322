// SPDX-License-Identifier: Apache-2.0

/// Estimates how many tokens a text has where there is no vocabulary; one for each worker.
///
/// The text is cut as the family's tokenizer cuts it, and each piece is worth what pieces of its
/// class and length have on average; see docs/token-estimator.md. Sums are exact, so that a text has
/// the same estimate however it is read.
///
///     let estimator = TokenEstimator(.named("qwen3"), addedTokens: [])
///     let count = estimator.count(text, overlapping: []).total
@safe public final class TokenEstimator {
  private let pattern: KnownPattern
  private let classifier = PieceClassifier()
  /// The worth of pieces in thousandths of a token: for each class the columns of the table.
  private let worths: FlatArray<Int32>
  private let known = PieceWorths()
  private let addedTokens: AddedTokenMatcher
  private let batch = PieceBatch()
  /// The text, and behind it the bytes that the scanners read ahead.
  private var text = FlatArray<UInt8>(repeating: 0, count: 1 << 16)

  /// Creates an estimator with a family's table; the added tokens are one each, or where none are
  /// named the commonest special tokens of the family.
  public init(_ table: Table, addedTokens: [AddedToken]) {
    pattern = table.pattern
    worths = FlatArray(table.worths)
    self.addedTokens = AddedTokenMatcher(addedTokens.isEmpty ? table.markers : addedTokens)
  }

  /// Returns about how many tokens a text in UTF-8 has, without those that stand around every text,
  /// and how many of them are in one of the ranges.
  ///
  /// A piece that is partly in a range counts by its share of bytes; an added token counts whole.
  ///
  /// - Precondition: the ranges are in order, apart and not empty.
  /// - Complexity: O(n).
  public func count(_ text: [UInt8], overlapping ranges: [Range<Int>])
    -> (total: Int, overlapping: Int)
  {
    var share = RangeShare(ranges: ranges)
    var total = 0
    var overlapping = 0
    let end = unsafe load(text)
    let base = unsafe TextPointer(self.text.base)
    var taken = unsafe base
    var place = unsafe addedTokens.isEmpty ? end : base
    while let match = unsafe addedTokens.next(base, taken: taken, from: &place, end) {
      unsafe estimate(taken, match.start, base, &share, &total, &overlapping)
      total += Table.unit
      if unsafe share.bytes(match.start - base, match.end - base) > 0 { overlapping += Table.unit }
      unsafe taken = match.end
    }
    unsafe estimate(taken, end, base, &share, &total, &overlapping)
    return (Table.rounded(total), Table.rounded(overlapping))
  }

  /// Returns the added tokens that stand in a text, and where.
  func addedTokens(in text: [UInt8]) -> [(range: Range<Int>, token: AddedToken)] {
    addedTokens.matches(in: text)
  }

  /// Returns the classes and columns of the pieces of a text without added tokens.
  func classes(of text: [UInt8]) -> [(class: PieceClass, column: Int)] {
    _ = unsafe load(text)
    let base = unsafe TextPointer(self.text.base)
    return pattern.pieces(of: text).map { piece in
      let (start, end) = unsafe (base + piece.lowerBound, base + piece.upperBound)
      return unsafe (classifier.classify(start, end), Table.column(piece.count))
    }
  }
}

extension TokenEstimator {
  /// Copies a text to where the scanners can read ahead; returns its end.
  private func load(_ text: [UInt8]) -> TextPointer {
    let needed = text.count + PieceBatch.padding
    if needed > self.text.count { self.text = FlatArray(repeating: 0, count: needed * 5 / 4) }
    let base = unsafe self.text.base
    unsafe text.withUnsafeBufferPointer { bytes in
      guard let source = bytes.baseAddress else { return }
      unsafe base.update(from: source, count: bytes.count)
    }
    unsafe (base + text.count).update(repeating: 0, count: PieceBatch.padding)
    return unsafe TextPointer(base + text.count)
  }

  /// Adds what a stretch without added tokens is worth.
  private func estimate(
    _ start: TextPointer, _ end: TextPointer, _ base: TextPointer, _ share: inout RangeShare,
    _ total: inout Int, _ overlapping: inout Int
  ) {
    switch pattern {
    case .gpt2: add(GPT2Scanner.self)
    case .cl100k: add(LetterScanner<CL100K>.self)
    case .cl100kTrailing: add(LetterScanner<CL100KTrailing>.self)
    case .qwen2: add(LetterScanner<Qwen2>.self)
    case .qwen35: add(LetterScanner<Qwen35>.self)
    case .o200k: add(CaseScanner<O200K>.self)
    case .tekken: add(CaseScanner<Tekken>.self)
    case .kimi: add(CaseScanner<Kimi>.self)
    case .deepSeekV3: add(DeepSeekScanner.self)
    }
    func add<Scanner: PieceScanner>(_ scanner: Scanner.Type) {
      if share.isOver {
        unsafe total += worth(scanner, start, end)
      } else {
        unsafe self.add(scanner, start, end, base, &share, &total, &overlapping)
      }
    }
  }

  @inline(never)
  private func worth<Scanner: PieceScanner>(
    _ scanner: Scanner.Type, _ start: TextPointer, _ end: TextPointer
  ) -> Int {
    var total = 0
    unsafe batch.each(PatternCutter<Scanner>(), start, end) { from, to in
      unsafe total &+= worth(from, to)
    }
    return total
  }

  @inline(never)
  private func add<Scanner: PieceScanner>(
    _ scanner: Scanner.Type, _ start: TextPointer, _ end: TextPointer, _ base: TextPointer,
    _ share: inout RangeShare, _ total: inout Int, _ overlapping: inout Int
  ) {
    unsafe batch.each(PatternCutter<Scanner>(), start, end) { from, to in
      let worth = unsafe worth(from, to)
      total += worth
      let bytes = unsafe share.bytes(from - base, to - base)
      if bytes > 0 { unsafe overlapping += worth * bytes / (to - from) }
    }
  }

  /// Returns what a piece is worth.
  @inline(__always)
  private func worth(_ start: TextPointer, _ end: TextPointer) -> Int {
    // Words of other scripts are longer, and to tell their class is little work.
    if unsafe start[0] >= 0x80 { return unsafe worthOfClass(start, end) }
    return unsafe known.worth(start, end - start) { unsafe worthOfClass(start, end) }
  }

  /// Returns what a piece is worth by its class and length.
  @inline(__always)
  private func worthOfClass(_ start: TextPointer, _ end: TextPointer) -> Int {
    let row = unsafe worths.base + classifier.classify(start, end).rawValue * Table.columns
    let length = unsafe end - start
    if length <= 16 { return unsafe Int(row[length - 1]) }
    return unsafe Int(row[Table.column(length)]) * length
  }
}

// SPDX-License-Identifier: Apache-2.0

/// The pre-tokenizers of an unknown tokenizer, made ready for one worker.
struct PieceCutting {
  private let steps: [PreTokenizer]
  private let expressions: [String: RegularExpression]

  init(_ steps: [PreTokenizer]) throws(VocabularyFault) {
    self.steps = steps
    var expressions: [String: RegularExpression] = [:]
    for step in steps {
      guard let pattern = PieceCutting.pattern(of: step) else { continue }
      expressions[pattern] =
        pattern == PieceCutting.wordsAndSigns
        ? try RegularExpression(translated: pattern) : try RegularExpression(pattern)
    }
    self.expressions = expressions
  }

  /// Returns the pieces of a text; `isStart` says that it starts the whole text.
  func pieces(of text: AlignedText, isStart: Bool) throws(RegularExpression.Exhausted)
    -> [AlignedText]
  {
    var pieces: [(text: AlignedText, isStart: Bool)] = [(text, isStart)]
    for step in steps {
      var cut: [(text: AlignedText, isStart: Bool)] = []
      for piece in pieces {
        let parts = try self.cut(piece.text, step, isStart: piece.isStart)
        for (index, part) in parts.enumerated() where !part.bytes.isEmpty {
          cut.append((part, piece.isStart && index == 0))
        }
      }
      pieces = cut
    }
    return pieces.map(\.text)
  }

  private func cut(_ text: AlignedText, _ step: PreTokenizer, isStart: Bool)
    throws(RegularExpression.Exhausted) -> [AlignedText]
  {
    var text = text
    let places: [Range<Int>]
    switch step {
    case .split(let pattern, let behavior, let inverted):
      let found = try matches(pattern, text.bytes)
      places = found.split(text.bytes.count, behavior, inverted: inverted)
    case .byteLevel(let addsPrefixSpace, let cuts):
      if addsPrefixSpace, let first = text.bytes.first, first != 0x20 { text.prepend([0x20]) }
      places = cuts ? text.bytes.pieces(GPT2Scanner.self) : [0..<text.bytes.count]
    case .digits(let individually):
      places = text.bytes.numbers
        .split(text.bytes.count, individually ? .isolated : .contiguous, inverted: false)
    case .punctuation(let behavior):
      places = text.bytes.punctuation.split(text.bytes.count, behavior, inverted: false)
    case .metaspace(let replacement, let prepending, let cuts):
      text.replace(text.bytes.ranges(of: [0x20])) { _ in replacement }
      if prepending == .always || prepending == .first && isStart, !text.bytes.isEmpty,
        !text.bytes.starts(with: replacement)
      {
        text.prepend(replacement)
      }
      places =
        cuts
        ? text.bytes.ranges(of: replacement)
          .split(text.bytes.count, .mergedWithNext, inverted: false) : [0..<text.bytes.count]
    case .whitespace:
      let found = try matches(.regex(PieceCutting.wordsAndSigns), text.bytes)
      places = found.split(text.bytes.count, .removed, inverted: true)
    case .whitespaceSplit:
      places = text.bytes.places { $0.contains(.whitespace) }
        .split(text.bytes.count, .removed, inverted: false)
    }
    return places.map { text[$0] }
  }

  private func matches(_ pattern: TextPattern, _ text: [UInt8])
    throws(RegularExpression.Exhausted) -> [Range<Int>]
  {
    switch pattern {
    case .literal(let sought): text.ranges(of: sought)
    case .regex(let pattern): try expressions[pattern]?.matches(in: text) ?? []
    }
  }

  private static func pattern(of step: PreTokenizer) -> String? {
    switch step {
    case .split(.regex(let pattern), _, _): pattern
    case .whitespace: wordsAndSigns
    default: nil
    }
  }

  /// `\w+|[^\w\s]+` with the word characters that Rust's regular expressions have.
  private static let wordsAndSigns =
    ReferenceClasses.rustWord + "+|[^" + ReferenceClasses.rustWord + "\\p{White_Space}]+"
}

extension [UInt8] {
  /// Returns the places of the characters of some classes.
  fileprivate func places(_ isWanted: (CharacterClass) -> Bool) -> [Range<Int>] {
    scannedCharacters.filter { isWanted($0.classes) }.map(\.range)
  }

  /// The places of numbers, as Rust has them.
  fileprivate var numbers: [Range<Int>] {
    scannedCharacters.filter { character in
      character.classes.contains(.number) || RustCharacters.isNewNumber(scalar(character.range))
    }.map(\.range)
  }

  /// The places of punctuation as Rust has it, to which all signs of ASCII count.
  fileprivate var punctuation: [Range<Int>] {
    scannedCharacters.filter { character in
      if self[character.range.lowerBound] < 0x80 {
        return !character.classes.isDisjoint(with: [.punctuation, .symbol])
      }
      let value = scalar(character.range)
      return character.classes.contains(.punctuation)
        ? !RustCharacters.isNewPunctuation(value) : RustCharacters.isFormerPunctuation(value)
    }.map(\.range)
  }

  /// The code point in a range.
  private func scalar(_ range: Range<Int>) -> UInt32 {
    String(decoding: self[range], as: UTF8.self).unicodeScalars.first?.value ?? 0
  }
}

extension [Range<Int>] {
  /// Returns the pieces of a text of `count` bytes in which these matches were found.
  fileprivate func split(_ count: Int, _ behavior: PreTokenizer.Behavior, inverted: Bool)
    -> [Range<Int>]
  {
    var parts: [(range: Range<Int>, isMatch: Bool)] = []
    var last = 0
    for match in self {
      if last < match.lowerBound { parts.append((last..<match.lowerBound, inverted)) }
      parts.append((match, !inverted))
      last = match.upperBound
    }
    if last < count { parts.append((last..<count, inverted)) }
    switch behavior {
    case .isolated: return parts.map(\.range)
    case .removed: return parts.filter { !$0.isMatch }.map(\.range)
    case .mergedWithPrevious: return parts.merged { $0 && !$1 }
    case .contiguous: return parts.merged { $0 == $1 }
    case .mergedWithNext:
      let reversed = parts.reversed().map { (range: $0.range, isMatch: $0.isMatch) }
      return reversed.merged { $0 && !$1 }.reversed()
    }
  }
}

extension [(range: Range<Int>, isMatch: Bool)] {
  /// Joins each part to the one before where `joins` says so of the two.
  fileprivate func merged(_ joins: (_ isMatch: Bool, _ wasMatch: Bool) -> Bool) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var wasMatch = false
    for part in self {
      if joins(part.isMatch, wasMatch), let last = pieces.last {
        let start = Swift.min(last.lowerBound, part.range.lowerBound)
        pieces[pieces.count - 1] = start..<Swift.max(last.upperBound, part.range.upperBound)
      } else {
        pieces.append(part.range)
      }
      wasMatch = part.isMatch
    }
    return pieces
  }
}

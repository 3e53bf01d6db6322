// SPDX-License-Identifier: Apache-2.0

/// The normalizers of a tokenizer, made ready for one worker.
struct NormalizationPlan {
  private let steps: [Normalizer]
  private let expressions: [String: RegularExpression]

  init(_ steps: [Normalizer]) throws(VocabularyFault) {
    self.steps = steps
    var expressions: [String: RegularExpression] = [:]
    for case .replace(.regex(let pattern), _) in steps {
      expressions[pattern] = try RegularExpression(pattern)
    }
    self.expressions = expressions
  }

  /// Whether text is left as it is.
  var isEmpty: Bool { steps.isEmpty }

  /// Whether all there is to do is NFC, which leaves most text as it is.
  var isNFC: Bool { steps == [.unicode(.nfc)] }

  /// Returns how long the result may be: normalization makes a few bytes of one, and replacing
  /// again and again can make any number.
  private static func limit(_ count: Int) -> Int { 64 * count + (1 << 20) }

  /// Rewrites a text.
  func apply(to text: inout AlignedText) throws(RegularExpression.Exhausted) {
    let limit = NormalizationPlan.limit(text.bytes.count)
    for step in steps {
      try apply(step, to: &text, limit: limit)
      if text.bytes.count > limit { throw .room }
    }
  }

  private func apply(_ step: Normalizer, to text: inout AlignedText, limit: Int)
    throws(RegularExpression.Exhausted)
  {
    /// Replaces only what has room.
    func replace(_ ranges: [Range<Int>], _ new: [UInt8]) throws(RegularExpression.Exhausted) {
      if ranges.count > limit / max(1, new.count) { throw .room }
      text.replace(ranges) { _ in new }
    }
    switch step {
    case .unicode(let form): form.normalize(&text)
    case .prepend(let prefix): if !text.bytes.isEmpty { text.prepend(prefix) }
    case .replace(.literal(let sought), let new):
      try replace(text.bytes.ranges(of: sought), new)
    case .replace(.regex(let pattern), let new):
      try replace(expressions[pattern]?.matches(in: text.bytes) ?? [], new)
    case .strip(let left, let right): text.strip(left: left, right: right)
    case .lowercase:
      text.replace(text.bytes.nonLowercase) { character in
        Array(String(decoding: character, as: UTF8.self).loweredByScalars.utf8)
      }
    }
  }
}

extension NormalizationForm {
  /// Normalizes the stretches of a text that can change.
  ///
  /// Between two characters of which NFC never changes anything nothing crosses, so the stretches can
  /// be normalized each on its own; the other forms have only ASCII to go by.
  fileprivate func normalize(_ text: inout AlignedText) {
    let stretches = text.bytes.stretches { self != .nfc || !$0.contains(.nfcSafe) }
    text.replace(stretches) { normalize($0) }
  }
}

extension AlignedText {
  fileprivate mutating func strip(left: Bool, right: Bool) {
    let characters = bytes.scannedCharacters
    var start = 0
    if left {
      for character in characters {
        guard character.classes.contains(.whitespace) else { break }
        start = character.range.upperBound
      }
    }
    var end = bytes.count
    if right {
      for character in characters.reversed() where character.range.lowerBound >= start {
        guard character.classes.contains(.whitespace) else { break }
        end = character.range.lowerBound
      }
    }
    if start > 0 || end < bytes.count { self = self[start..<max(start, end)] }
  }
}

extension String {
  /// The text in lower case, each character by itself, as the reference does it.
  fileprivate var loweredByScalars: String {
    unicodeScalars.reduce(into: "") { $0 += $1.properties.lowercaseMapping }
  }
}

extension [UInt8] {
  /// The characters that lower case changes.
  fileprivate var nonLowercase: [Range<Int>] {
    scannedCharacters.map(\.range).filter { range in
      let text = String(decoding: self[range], as: UTF8.self)
      return text.loweredByScalars != text
    }
  }

  /// Returns the stretches of characters beyond ASCII that can change, each with the character
  /// before it, which may be one that those after it join.
  fileprivate func stretches(_ canChange: (CharacterClass) -> Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var previous = 0
    for character in scannedCharacters {
      if self[character.range.lowerBound] >= 0x80, canChange(character.classes) {
        if let last = found.last, last.upperBound >= previous {
          found[found.count - 1] = last.lowerBound..<character.range.upperBound
        } else {
          found.append(previous..<character.range.upperBound)
        }
      }
      previous = character.range.lowerBound
    }
    return found
  }

  /// Returns the places of a text, from left to right and apart.
  func ranges(of sought: [UInt8]) -> [Range<Int>] {
    guard let first = sought.first else { return [] }
    var found: [Range<Int>] = []
    var start = 0
    while let candidate = self[start...].firstIndex(of: first) {
      let end = candidate + sought.count
      if end <= count, self[candidate..<end].elementsEqual(sought) {
        found.append(candidate..<end)
        start = end
      } else {
        start = candidate + 1
      }
    }
    return found
  }
}

// SPDX-License-Identifier: Apache-2.0

/// How the vocabularies that came from SentencePiece mark words: each space becomes U+2581, and one
/// may be put before the text; there are no pieces.
///
/// For counting nothing need be rewritten: the text is cut where the vocabulary shows that no merge
/// can cross, and the stretches are looked up as they are, with spaces.
enum SpaceMarking: Sendable, Equatable {
  /// Nothing is put before the text.
  case inside
  /// A mark is put before every stretch between added tokens.
  case beforeAll
  /// A mark is put before every stretch that does not start with one.
  case beforeUnmarked
  /// A mark is put before the text if it does not start with one, or with an added token.
  case beforeFirst

  static let mark = Array("\u{2581}".utf8)

  /// The marking that the steps of a definition come to, if that is all they do.
  init?(_ definition: TokenizerDefinition) {
    let replacing = Normalizer.replace(.literal([0x20]), with: SpaceMarking.mark)
    // Unknown characters in a row may be one token, and whole stretches may be tokens.
    guard definition.symbols == .characters, !definition.ignoresMerges,
      !definition.byteTokens.isEmpty, !definition.addedTokens.contains(where: \.isNormalized)
    else { return nil }
    let steps = definition.preTokenizers
    if definition.normalizers == [.prepend(SpaceMarking.mark), replacing], steps.isEmpty {
      self = .beforeAll
    } else if definition.normalizers == [replacing], SpaceMarking.cutNothing(steps) {
      self = .inside
    } else if definition.normalizers.isEmpty, steps.count == 1,
      case .metaspace(SpaceMarking.mark, let prepending, cuts: false) = steps[0]
    {
      switch prepending {
      case .never: self = .inside
      case .always: self = .beforeUnmarked
      case .first: self = .beforeFirst
      }
    } else {
      return nil
    }
  }

  /// Returns whether these steps cut at most at spaces, of which there are none left.
  private static func cutNothing(_ steps: [PreTokenizer]) -> Bool {
    steps.allSatisfy {
      if case .split(.literal([0x20]), _, inverted: false) = $0 { true } else { false }
    }
  }

  /// Returns whether a mark is put before a stretch that starts with these bytes.
  func marksStart(_ bytes: some Collection<UInt8>, isFirst: Bool) -> Bool {
    switch self {
    case .inside: false
    case .beforeAll: true
    case .beforeUnmarked: !(bytes.first == 0x20 || bytes.starts(with: SpaceMarking.mark))
    case .beforeFirst:
      isFirst && !(bytes.first == 0x20 || bytes.starts(with: SpaceMarking.mark))
    }
  }
}

extension [UInt8] {
  /// The bytes of a token with a space for each mark; nil for a token with a space in it, which no
  /// text becomes.
  var withSpaces: [UInt8]? {
    guard !contains(0x20) else { return nil }
    var text = AlignedText(self)
    text.replace(ranges(of: SpaceMarking.mark)) { _ in [0x20] }
    return text.bytes
  }
}

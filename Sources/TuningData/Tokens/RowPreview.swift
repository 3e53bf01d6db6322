// SPDX-License-Identifier: Apache-2.0

public import Tokenization

/// A row token by token, as the model will see it.
public struct RowPreview: Sendable, Equatable {
  /// One token.
  public struct Token: Sendable, Equatable {
    /// The id.
    public var id: TokenID
    /// The text it stands for; maybe a part of a character.
    public var bytes: [UInt8]
    /// Whether the model learns to say it.
    public var isTrained: Bool
    /// Whether it steers the model and is no text.
    public var isSpecial: Bool
  }

  /// All tokens, those that are cut off included.
  public var tokens: [Token]
  /// How many of them the model takes; nil when its limit is not known.
  public var limit: Int?

  /// The tokens that are not cut off.
  public var kept: ArraySlice<Token> { tokens.prefix(limit ?? tokens.count) }

  /// Whether some are cut off.
  public var isTruncated: Bool { kept.count < tokens.count }

  /// The runs of kept tokens that are trained on.
  public var trainedSpans: [Range<Int>] {
    var spans: [Range<Int>] = []
    for (index, token) in kept.enumerated() where token.isTrained {
      if let last = spans.last, last.upperBound == index {
        spans[spans.count - 1] = last.lowerBound..<index + 1
      } else {
        spans.append(index..<index + 1)
      }
    }
    return spans
  }
}

extension RowPreview {
  /// Creates the previews of a row: one, or two of a preference pair.
  ///
  /// - Throws: `TokenizerError` when the tokenizer cannot cope with the text.
  public static func previews(
    of row: RenderedRow, _ tokenizer: Tokenizer, _ counter: TokenCounter, limit: Int?
  ) throws(TokenizerError) -> [RowPreview] {
    let special = Set(tokenizer.addedTokens.filter(\.isSpecial).map(\.id))
    var previews: [RowPreview] = []
    for sequence in row.sequences {
      func around(_ ids: [TokenID]) -> [Token] {
        guard sequence.hasSurroundings else { return [] }
        return ids.map {
          Token(id: $0, bytes: tokenizer.bytes(of: $0) ?? [], isTrained: false, isSpecial: true)
        }
      }
      var tokens = around(tokenizer.prefix)
      var trained = sequence.trained[...]
      try counter.encode(sequence.text) { id, range in
        // Ranges are in order, and so are tokens.
        while let first = trained.first, first.upperBound <= range.lowerBound {
          trained.removeFirst()
        }
        let isTrained = trained.first?.overlaps(range) == true
        tokens.append(
          Token(
            id: id, bytes: Array(sequence.text[range]), isTrained: isTrained,
            isSpecial: special.contains(id)))
      }
      tokens += around(tokenizer.suffix)
      previews.append(RowPreview(tokens: tokens, limit: limit))
    }
    return previews
  }
}

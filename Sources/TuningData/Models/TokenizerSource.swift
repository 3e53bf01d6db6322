// SPDX-License-Identifier: Apache-2.0

/// Where a tokenizer comes from, and what its files do not say themselves.
public struct TokenizerSource: Sendable, Equatable {
  /// The name, such as `qwen3`; ours, since vocabularies have no official names.
  public let name: String
  /// The folder in the cache that holds the files; several tokenizers may share one.
  public let folder: String
  /// The files, best first; any one of them is enough.
  public let files: [File]
  /// How text is cut before merging; nil where it is not cut or not known.
  public let pattern: Pattern?
  /// Whose table estimates counts when no file is at hand.
  public let estimatorFamily: Pattern
  /// What is done to text between added tokens, before it is cut.
  public let normalizer: Normalizer
  /// Whether a piece that is an entry of the vocabulary is one token even where merges cannot make
  /// it; nil where it makes no difference or the file says so.
  public let ignoresMerges: Bool?
  /// The token that stands before every text that no template is applied to; nil where there is none
  /// or the file says so.
  public let prefix: Token?
  /// The added tokens that have names of their own.
  let namedTokens: [Token]
  /// The added tokens that differ in a number only.
  let reservedTokens: [ReservedTokens]
  /// Whether the entry was compared with files or code of the vendor.
  public let isVerified: Bool
  /// Where the facts come from.
  public let source: String
  /// What else is worth knowing, as prose.
  public let note: String?
}

extension TokenizerSource {
  /// The tokens that are added to the vocabulary, by ascending id; empty when a file has them.
  ///
  /// - Complexity: O(*n* log *n*); keep the result.
  public var addedTokens: [Token] {
    (namedTokens + reservedTokens.flatMap(\.tokens)).sorted { $0.id < $1.id }
  }

  /// How many tokens are added to the vocabulary.
  public var addedTokenCount: Int {
    reservedTokens.reduce(namedTokens.count) { $0 + $1.ids.count }
  }
}

extension TokenizerSource {
  /// A file of a vocabulary.
  public struct File: Sendable, Equatable {
    /// The name in the folder.
    public let path: String
    /// How it is written.
    public let format: Format
    /// The SHA-256 of its content in hexadecimal; nil where it was never seen.
    public let sha256: String?
  }

  /// How a vocabulary is written.
  public enum Format: String, Sendable, CaseIterable {
    /// The `tokenizer.json` of the Hugging Face library, which says everything itself.
    case huggingFace = "hugging-face"
    /// Ranks of byte sequences, one a line.
    case tiktoken
    /// Mistral's `tekken.json`.
    case tekken
    /// A SentencePiece model.
    case sentencePiece = "sentencepiece"
  }

  /// A way to cut text before merging, named after the first family that had it.
  public enum Pattern: String, Sendable, CaseIterable {
    case gpt2
    case cl100k
    case o200k
    case qwen2
    case qwen3p5 = "qwen3.5"
    case deepSeekV3 = "deepseek-v3"
    case kimi
    case glm4
    case tekken
  }

  /// A normal form of Unicode that text is brought into.
  public enum Normalizer: String, Sendable, CaseIterable {
    case none
    /// Canonical composition.
    case nfc
  }

  /// A token beside the vocabulary: text that looks like it is that token.
  public struct Token: Sendable, Equatable {
    /// The id.
    public let id: Int
    /// How it is written.
    public let text: String
    /// Whether decoding may leave it out.
    public let isSpecial: Bool
  }

  /// A run of special tokens that nobody uses yet.
  ///
  /// They are spelt out only when asked for, as there are thousands and most runs of a tool need none.
  struct ReservedTokens: Sendable, Equatable {
    let ids: Range<Int>
    /// The text before the number, and behind it.
    let prefix, suffix: String
    /// The number in the text of the first.
    let firstNumber: Int

    var tokens: [Token] {
      ids.map { id in
        let number = firstNumber + id - ids.lowerBound
        return Token(id: id, text: "\(prefix)\(number)\(suffix)", isSpecial: true)
      }
    }
  }
}

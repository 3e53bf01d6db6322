// SPDX-License-Identifier: Apache-2.0

public import JSONLines

/// Why a vocabulary could not be used.
public struct TokenizerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The causes that are told apart.
  public enum Cause: Sendable, Equatable {
    /// The file could not be read.
    case unreadable(ReadError)
    /// The file is none of the kinds that are understood.
    case unknownKind
    /// The file is of a kind that is understood and breaks its rules.
    case malformed(String)
    /// The file asks for something that is not implemented; the text names it.
    case unsupported(String)
    /// The model is no byte-pair encoding; the text names it.
    case otherModel(String)
    /// The file is a rank file, and nothing says the pattern that cuts text into pieces.
    case missingPattern
    /// A pattern of the tokenizer needs too long for a text.
    case slowPattern
    /// The normalizers of the tokenizer make a text too long.
    case growingText
  }

  /// The file, or what else the vocabulary is called.
  public var path: String
  /// What happened.
  public var cause: Cause

  /// Creates an error.
  public init(path: String, cause: Cause) {
    self.path = path
    self.cause = cause
  }

  /// The error in a sentence, with what to do where that is known.
  public var description: String {
    switch cause {
    case .unreadable(let error): error.description
    case .unknownKind:
      "\(path): not a tokenizer; expected a Hugging Face tokenizer.json, a tiktoken rank file, "
        + "Mistral's tekken.json or a SentencePiece model"
    case .malformed(let reason): "\(path): \(reason); fetch the file again"
    case .unsupported(let what): "\(path): \(what) is not supported"
    case .otherModel(let what): "\(path): \(what) is not supported; only byte-pair encodings are"
    case .missingPattern:
      "\(path): a rank file needs a model that says its pattern; name it with --model"
    case .slowPattern: "\(path): a pattern of the tokenizer takes too long for a text"
    case .growingText: "\(path): the normalizers of the tokenizer make a text too long"
    }
  }
}

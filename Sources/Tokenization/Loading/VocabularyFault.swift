// SPDX-License-Identifier: Apache-2.0

/// Why a tokenizer file cannot be used, before it is known what the file is called.
enum VocabularyFault: Error {
  /// What breaks the rules of the file's kind, as a part of a sentence.
  case malformed(String)
  /// What is not implemented, as a noun.
  case unsupported(String)
  /// A model that is no byte-pair encoding, as a noun.
  case otherModel(String)
  /// The file does not say its pattern.
  case missingPattern
  /// The file is of no kind that is understood.
  case unknownKind

  init(_ text: String) { self = .malformed(text) }

  /// Returns the error for a file.
  func error(_ path: String) -> TokenizerError {
    switch self {
    case .malformed(let text): TokenizerError(path: path, cause: .malformed(text))
    case .unknownKind: TokenizerError(path: path, cause: .unknownKind)
    case .unsupported(let what): TokenizerError(path: path, cause: .unsupported(what))
    case .otherModel(let what): TokenizerError(path: path, cause: .otherModel(what))
    case .missingPattern: TokenizerError(path: path, cause: .missingPattern)
    }
  }
}

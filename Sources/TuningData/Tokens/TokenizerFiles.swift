// SPDX-License-Identifier: Apache-2.0

/// The files of a tokenizer on this machine.
public struct TokenizerFiles: Sendable, Equatable {
  /// The vocabulary: a `tokenizer.json`, a rank file, a `tekken.json` or a SentencePiece model.
  public var vocabulary: String
  /// The `tokenizer_config.json`.
  public var configuration: String?
  /// The `chat_template.jinja`.
  public var chatTemplate: String?

  /// Creates a list of files.
  public init(vocabulary: String, configuration: String? = nil, chatTemplate: String? = nil) {
    self.vocabulary = vocabulary
    self.configuration = configuration
    self.chatTemplate = chatTemplate
  }
}

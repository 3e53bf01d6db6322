// SPDX-License-Identifier: Apache-2.0

/// The files of a tokenizer on this machine.
public struct TokenizerFiles: Sendable, Equatable {
  /// Where they were found.
  public enum Origin: Sendable, Equatable {
    /// The user named them.
    case given
    /// The cache of the hub's own clients, at this commit.
    case hubCache(repository: String, commit: String)
    /// Where `jsonltokens fetch` puts the files of a repository.
    case fetched(repository: String)
    /// Where `make tokenizers` puts vocabularies from packages.
    case packaged(name: String)
  }

  /// The vocabulary, one of `vocabularyNames` or a file that ends in `.tiktoken` or `.model`.
  public let vocabulary: String
  /// The settings beside it, `tokenizer_config.json`.
  public let configuration: String?
  /// The template beside it, `chat_template.jinja`.
  public let chatTemplate: String?
  /// The list of special tokens beside it, `special_tokens_map.json`.
  public let specialTokens: String?
  /// Where they were found.
  public let origin: Origin
}

extension TokenizerFiles {
  /// The names of vocabularies, best first.
  public static let vocabularyNames = [
    "tokenizer.json", "tekken.json", "tiktoken.model", "tokenizer.model",
  ]
  static let configurationName = "tokenizer_config.json"
  static let chatTemplateName = "chat_template.jinja"

  /// The files beside the vocabulary at `path`.
  init(vocabulary path: String, origin: Origin) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    func beside(_ name: String) -> String? {
      LocalFiles.isFile(folder + name) ? folder + name : nil
    }
    vocabulary = path
    configuration = beside(TokenizerFiles.configurationName)
    chatTemplate = beside(TokenizerFiles.chatTemplateName)
    specialTokens = beside("special_tokens_map.json")
    self.origin = origin
  }

  /// The files in `folder`, among whose vocabularies one in `names` comes first; nil when there is
  /// no vocabulary.
  init?(folder: String, names: [String] = [], origin: Origin) {
    let others = LocalFiles.names(in: folder).filter { $0.hasSuffix(".tiktoken") }
    let candidates = names + TokenizerFiles.vocabularyNames + others
    guard let name = candidates.first(where: { LocalFiles.isFile("\(folder)/\($0)") }) else {
      return nil
    }
    self.init(vocabulary: "\(folder)/\(name)", origin: origin)
  }
}

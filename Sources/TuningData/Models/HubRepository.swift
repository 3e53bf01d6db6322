// SPDX-License-Identifier: Apache-2.0

/// Where the files of a model's tokenizer are published: a repository on a hub.
public struct HubRepository: Sendable, Equatable {
  /// A file of the repository.
  public struct File: Sendable, Equatable {
    /// The path in the repository.
    public let path: String
    /// The SHA-256 of its content in hexadecimal; nil where it was never seen.
    public let sha256: String?

    /// Creates a file.
    public init(path: String, sha256: String? = nil) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// The organisation and the name, such as `meta-llama/Llama-3.1-8B-Instruct`.
  public let name: String
  /// The commit, tag or branch; nil for the newest.
  public let revision: String?
  /// Whether it is known that an account has to accept terms before it may load files.
  public let isGated: Bool
  /// The files that are needed to render and count.
  public let files: [File]

  /// Creates a repository.
  public init(name: String, revision: String? = nil, isGated: Bool = false, files: [File]) {
    self.name = name
    self.revision = revision
    self.isGated = isGated
    self.files = files
  }
}

extension HubRepository {
  /// The files of most repositories, for those that name none.
  public static let usualFiles = [
    File(path: "tokenizer.json"), File(path: "tokenizer_config.json"),
  ]

  /// Files that only some repositories have; one without them is not at fault.
  ///
  /// Newer repositories keep the chat template in a file of its own, not in
  /// `tokenizer_config.json`.
  public static let optionalFiles = [File(path: "chat_template.jinja")]
}

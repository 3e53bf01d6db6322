// SPDX-License-Identifier: Apache-2.0

/// The folders in which tokenizers are looked for.
public struct CacheFolders: Sendable, Equatable {
  /// The folder of these tools, in which each has one of its own kind.
  public let root: String
  /// The cache of the hub's own clients, which is read but never written.
  public let hub: String
  /// The home of the hub's own clients, where a token may lie.
  let hubHome: String

  /// Finds the folders that `environment` asks for.
  ///
  /// They are `$XDG_CACHE_HOME/jsonl-tools`, and `$HF_HUB_CACHE`, else `$HF_HOME/hub`, else
  /// `huggingface/hub` in the folder of caches.
  public init(_ environment: EnvironmentVariables = .process) {
    let home = environment["HOME"] ?? "/"
    // As the specification of base folders says, a relative path does not count.
    let caches = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let base = caches ?? (home.hasSuffix("/") ? home + ".cache" : home + "/.cache")
    root = base + "/jsonl-tools"
    hubHome = environment.folder("HF_HOME") ?? base + "/huggingface"
    hub =
      environment.folder("HF_HUB_CACHE") ?? environment.folder("HUGGINGFACE_HUB_CACHE")
      ?? hubHome + "/hub"
  }

  /// Where vocabularies are kept in a form that loads faster.
  public var compiled: String { root + "/compiled" }

  /// Returns where the files of a repository are fetched to, such as `…/models/Qwen/Qwen3-8B`.
  public func fetched(repository: String) -> String {
    "\(root)/models/\(repository)"
  }

  /// Returns where `make tokenizers` puts the vocabulary `name`.
  public func packaged(name: String) -> String {
    "\(root)/tokenizers/\(name)"
  }
}

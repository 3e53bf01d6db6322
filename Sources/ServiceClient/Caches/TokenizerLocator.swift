// SPDX-License-Identifier: Apache-2.0

/// Finds the tokenizer of a model on this machine; nothing is fetched.
///
/// The user's own path comes first, then the cache of the hub's own clients, which is read in place,
/// then what was fetched into the cache of these tools, then what `make tokenizers` put there.
public struct TokenizerLocator: Sendable {
  /// What is looked for.
  public struct Query: Sendable, Equatable {
    /// A file or folder that the user names; nothing else is looked at then.
    public var path: String?
    /// Repositories that have the tokenizer, best first.
    public var repositories: [HubReference] = []
    /// Names of vocabularies from packages that are the same, best first.
    public var packagedNames: [String] = []
    /// Names of files to prefer in folders from packages.
    ///
    /// Elsewhere the folder is a repository, where `tokenizer.json`, which the service too goes by,
    /// comes before what it was made from.
    public var vocabularyNames: [String] = []

    /// Creates a query for nothing yet.
    public init() {}
  }

  private let folders: CacheFolders

  /// Creates a locator.
  public init(folders: CacheFolders = CacheFolders()) {
    self.folders = folders
  }

  /// Returns the first tokenizer that there is; nil when there is none.
  ///
  /// - Throws: `TokenizerPathError` when the user's path does not lead to one.
  public func locate(_ query: Query) throws(TokenizerPathError) -> TokenizerFiles? {
    if let path = query.path { return try given(path) }
    for reference in query.repositories where isRelativePath(reference.repository) {
      if let files = inHubCache(reference) { return files }
    }
    for reference in query.repositories where isRelativePath(reference.repository) {
      let folder = folders.fetched(repository: reference.repository)
      let origin = TokenizerFiles.Origin.fetched(repository: reference.repository)
      if let files = TokenizerFiles(folder: folder, origin: origin) {
        return files
      }
    }
    for name in query.packagedNames where isRelativePath(name) {
      let folder = folders.packaged(name: name)
      let origin = TokenizerFiles.Origin.packaged(name: name)
      if let files = TokenizerFiles(folder: folder, names: query.vocabularyNames, origin: origin) {
        return files
      }
    }
    return nil
  }

  private func given(_ path: String) throws(TokenizerPathError) -> TokenizerFiles {
    if LocalFiles.isFile(path) { return TokenizerFiles(vocabulary: path, origin: .given) }
    guard let files = TokenizerFiles(folder: path, origin: .given) else {
      throw TokenizerPathError(path: path)
    }
    return files
  }

  /// `models--org--name` has `refs`, each a file with a commit in it, and `snapshots/COMMIT`.
  private func inHubCache(_ reference: HubReference) -> TokenizerFiles? {
    let folder =
      folders.hub + "/models--"
      + reference.repository.split(separator: "/").joined(separator: "--")
    guard isRelativePath(reference.revision) else { return nil }
    let commit =
      LocalFiles.text(of: "\(folder)/refs/\(reference.revision)").map { String(trimmed($0)) }
      ?? reference.revision
    guard isRelativePath(commit), !commit.contains("/") else { return nil }
    return TokenizerFiles(
      folder: "\(folder)/snapshots/\(commit)",
      origin: .hubCache(repository: reference.repository, commit: commit))
  }
}

/// A path of the user's that does not lead to a tokenizer.
public struct TokenizerPathError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The path.
  public let path: String

  /// The error in a sentence, with what to do.
  public var description: String {
    let names = TokenizerFiles.vocabularyNames.joined(separator: ", ")
    return "\(path): no tokenizer there; name a file, or a folder that holds one of \(names) "
      + "or a .tiktoken file"
  }
}

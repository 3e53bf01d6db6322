// SPDX-License-Identifier: Apache-2.0

/// Which files of a repository to fetch, and where to put them.
public struct FetchPlan: Sendable, Equatable {
  /// One thing that is wanted.
  public enum Item: Sendable, Equatable {
    /// A file; that there is none is an error.
    case required(HubFile)
    /// A file, if there is one.
    case optional(HubFile)
    /// The first of these files that there is; that there is none is an error.
    case firstOf([HubFile])
  }

  /// The repository and its revision.
  public var reference: HubReference
  /// What is wanted, in the order in which it is fetched.
  public var items: [Item]
  /// The folder to put the files in, under their own names.
  public var folder: String

  /// Creates a plan.
  public init(reference: HubReference, items: [Item] = FetchPlan.usualItems, folder: String) {
    self.reference = reference
    self.items = items
    self.folder = folder
  }

  /// What to fetch of a repository about whose files nothing is known.
  public static let usualItems: [Item] = [
    .firstOf(TokenizerFiles.vocabularyNames.map { HubFile($0) }),
    .optional(HubFile(TokenizerFiles.configurationName)),
    .optional(HubFile(TokenizerFiles.chatTemplateName)),
    .optional(HubFile("special_tokens_map.json")),
  ]
}

extension HubClient {
  /// Fetches what `plan` wants and is not there.
  ///
  /// Once the hub has said which commit a revision stands for, the other files are taken from that
  /// commit, so that they belong together.
  ///
  /// - Returns: The files that are there now, in the order of the plan.
  public func fetch(
    _ plan: FetchPlan, progress: (FetchProgress) -> Void = { _ in }
  ) throws(HubError) -> [FetchedFile] {
    var plan = plan
    var files: [FetchedFile] = []
    for item in plan.items {
      guard let file = try fetch(item, plan, progress) else { continue }
      if let commit = file.commit, !commit.isEmpty {
        plan.reference = HubReference(repository: plan.reference.repository, revision: commit)
      }
      files.append(file)
    }
    return files
  }

  private func fetch(
    _ item: FetchPlan.Item, _ plan: FetchPlan, _ progress: (FetchProgress) -> Void
  ) throws(HubError) -> FetchedFile? {
    switch item {
    case .required(let file): return try fetch(file, plan, progress)
    case .optional(let file):
      do { return try fetch(file, plan, progress) } catch {
        switch error {
        case .noSuchFile, .offline:
          progress(.absent(file: file.path))
          return nil
        default: throw error
        }
      }
    case .firstOf(let files): return try fetchFirst(of: files, plan, progress)
    }
  }

  private func fetchFirst(
    of files: [HubFile], _ plan: FetchPlan, _ progress: (FetchProgress) -> Void
  ) throws(HubError) -> FetchedFile {
    let there = files.filter { LocalFiles.isFile(plan.path(of: $0)) }
    for file in there + files.filter({ !there.contains($0) }) {
      do { return try fetch(file, plan, progress) } catch {
        guard case .noSuchFile = error else { throw error }
      }
    }
    throw .noSuchFile(files.map(\.path), repository: plan.reference.repository)
  }

  private func fetch(
    _ file: HubFile, _ plan: FetchPlan, _ progress: (FetchProgress) -> Void
  ) throws(HubError) -> FetchedFile {
    try download(file, of: plan.reference, to: plan.path(of: file), progress: progress)
  }
}

extension FetchPlan {
  fileprivate func path(of file: HubFile) -> String {
    folder.hasSuffix("/") ? folder + file.path : "\(folder)/\(file.path)"
  }
}

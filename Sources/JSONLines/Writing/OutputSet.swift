// SPDX-License-Identifier: Apache-2.0

internal import CTemporaries

/// Files that get their names together: all of them, or none.
///
/// ```swift
/// let set = try OutputSet(["train.jsonl", "validation.jsonl.gz"], inputs: ["all.jsonl"])
/// try set.files[0].write(line)
/// let summaries = try set.commit()
/// ```
///
/// How that holds when the process is killed or the machine stops, at any moment:
///
/// 1. *Writing.* Each file is written under a name of its own beside its target,
///    `.NAME.ID-INDEX.tmp`, new (`O_EXCL`) and locked (`flock`) as long as its writer lives. A
///    target that exists is left as it is. An error, `abandon()`, the end of the set and the
///    signals SIGINT, SIGTERM and SIGHUP remove these files; after a kill the next run with the
///    same target does, for nobody holds the lock.
/// 2. *Deciding.* All files are synchronized. A target to be replaced gets a second name,
///    `.NAME.ID-INDEX.old`. In each folder but the first a pointer, `.jsonl-tools.ID.pointer`, is
///    written that names the journal. Journals and pointers are for their owner alone (mode 600).
///    Then the folders are synchronized, and the journal, `.jsonl-tools.ID.journal`, is written in
///    the first folder: under another name, synchronized, renamed, and its folder synchronized.
///    With that rename it is decided that all files get their names; before it, nothing has
///    happened to any target.
/// 3. *Naming.* Each file is renamed to its target, at once even where one is replaced; where
///    nothing is to be replaced the call refuses to do so. Signals wait for the end of this. When a
///    name is refused, a journal that says so takes the place of the first, and the names are taken
///    back: replaced files are given theirs, and files that replaced none their temporary names.
///    Where the file system knows no second names that cannot be done, and the journal stays.
/// 4. *Tidying.* The folders are synchronized, then second names, journal and pointers are removed,
///    in this order; after names were taken back, the files with temporary names too.
///
/// The next run that writes into one of the folders looks for journals and pointers there whose
/// writer does not live, and completes what they say (`recover(beside:)`): a file that has its
/// temporary name has not got its own yet, and the journal knows each file by its number. A pointer
/// whose journal is not there was written before the decision or is from after the end, and is
/// removed. So at any moment either no target has changed, or what is missing is written down where
/// the next run finds it.
///
/// Whom the next run believes, for anybody may put files into a shared folder, and a folder may
/// have come from anywhere:
///
/// - Only regular files of the effective user are opened, once, neither by a link nor waiting, and
///   are judged and read as opened. All else of these names is ignored without a word: so are the
///   runs of other users, which they complete themselves.
/// - Of these, journals and pointers count only when nobody else may write to them and they have no
///   second name.
/// - A journal must lie where it says. Its files must be called exactly as above, with its ID,
///   their index and the names of their targets, which are names in a folder and no paths.
/// - A folder besides that of the journal is touched only when it is reached by no link and holds a
///   pointer that has the same ID and names this journal.
/// - What has a temporary or second name must be a regular file of the user, and so must what a
///   name is taken from.
///
/// One of our own that fails any of this is not obeyed in part: it stays as it is, with all files
/// of its ID, and is told as one of the `remnants`; the run goes on, for its own files have other
/// names. Nothing is removed, as the files may be all that is left of somebody's work. Where
/// folders are writable to all without the sticky bit, others can rename and remove what lies in
/// them, as they can without us; outputs are written there all the same, since the rules above keep
/// what others do to the names in such a folder from reaching beyond it. A file system that gives
/// new files another owner (some network shares) or lets all write to all files has no runs that
/// are completed: there what a killed run leaves is to be removed by hand.
public final class OutputSet {
  /// The files, in the order of their paths.
  public let files: [OutputFile]
  /// What earlier runs have left there that is not completed, to be told to the user.
  public let remnants: [OutputRemnant]

  private let id: String
  private let targets: [OutputTarget]
  private let temporaries: [TemporaryFile]
  private let replaces: Bool
  private var isOpen = true
  /// Called at the moments of a commit, for tests that stop there.
  package var checkpoint: (CommitStep) -> Void = { _ in }

  /// Starts files that are to have the names `paths`.
  ///
  /// What an earlier run left unfinished there is completed first.
  ///
  /// - Parameters:
  ///   - paths: What the files are to be called; `.gz` and `.zst` are compressed.
  ///   - inputs: Files that are being read, which no output may be; "-" is standard input.
  ///   - replacing: Whether files that exist may be replaced.
  /// - Throws: `OutputError` when a file may not or cannot be written there.
  public init(
    _ paths: [String], inputs: [String] = [], replacing: Bool = false
  ) throws(OutputError) {
    precondition(paths.count <= OutputJournal.mostEntries, "too many files")
    id = OutputSet.newID()
    replaces = replacing
    remnants = try OutputRecovery.run(beside: paths).remnants
    targets = try OutputSet.targets(paths, inputs: inputs, replacing: replacing)
    var temporaries: [TemporaryFile] = []
    var files: [OutputFile] = []
    // Many parts share the memory that a few can have each.
    // What is hashed is then still in the cache when it is written.
    let bufferSize = min(256 << 10, max(64 << 10, (16 << 20) / max(1, paths.count)))
    do throws(OutputError) {
      for (index, target) in targets.enumerated() {
        let name = OutputTarget.passingName(for: target.name, id, index, "tmp")
        let file = try OutputSet.temporary(target.path, OutputTarget.path(target.folder, name))
        temporaries.append(file)
        files.append(try OutputFile(path: target.path, file: file, bufferSize: bufferSize))
      }
    } catch {
      for file in temporaries { file.remove() }
      throw error
    }
    self.temporaries = temporaries
    self.files = files
  }

  deinit { abandon() }

  /// Removes what was written; nothing happens after a commit.
  public func abandon() {
    guard isOpen else { return }
    isOpen = false
    for file in temporaries { file.remove() }
  }

  /// Completes what earlier runs left undone in the folders of `paths`; returns what became of it.
  ///
  /// - Throws: `OutputError` when that cannot be done.
  @discardableResult
  public static func recover(beside paths: [String]) throws(OutputError) -> RecoveredOutputs {
    try OutputRecovery.run(beside: paths)
  }

  /// Ends all files and gives them their names.
  ///
  /// - Returns: What was written to each.
  /// - Throws: `OutputError` when one could not be written or named; then there is none of them, and
  ///   nothing was replaced.
  public func commit() throws(OutputError) -> [OutputSummary] {
    precondition(isOpen, "committed or abandoned before")
    do throws(OutputError) {
      var summaries: [OutputSummary] = []
      for file in files { summaries.append(try file.finish()) }
      for (target, file) in zip(targets, temporaries) {
        checkpoint(.synchronize)
        try attempt(target.path) { () throws(SystemError) in try file.synchronize() }
      }
      ctemporaries_hold()
      defer { ctemporaries_release() }
      try name()
      for file in temporaries { file.letGo() }
      isOpen = false
      return summaries
    } catch {
      abandon()
      throw error
    }
  }
}

extension OutputSet {
  private func name() throws(OutputError) {
    var journal = OutputJournal(
      id: id, replaces: replaces,
      entries: targets.enumerated().map { index, target in
        OutputJournal.Entry(
          folder: target.folder,
          temporary: OutputTarget.passingName(for: target.name, id, index, "tmp"),
          target: target.name,
          identity: FileIdentity(path: temporaries[index].path)?.spelling ?? "")
      })
    var records: [TemporaryFile] = []
    let canGoBack: Bool
    do throws(OutputError) {
      canGoBack = try keepPrevious(&journal)
      for path in journal.pointerPaths {
        checkpoint(.point)
        records.append(try record(Array(journal.path.utf8), at: path))
      }
      try OutputNaming(journal: journal).synchronizeFolders()
      checkpoint(.record)
      records.append(try record(journal))
    } catch {
      removeRecords(of: journal)
      throw error
    }
    try follow(journal, &records, canGoBack: canGoBack)
    for record in records { record.letGo() }
  }

  /// Gives files that are to be replaced second names; returns whether all have one.
  private func keepPrevious(_ journal: inout OutputJournal) throws(OutputError) -> Bool {
    var hasAll = true
    for (index, target) in targets.enumerated() where replaces {
      let kind = FileSystem.kind(target.realPath)
      guard kind != .nothing else { continue }
      guard kind == .regular else { throw OutputError(path: target.path, cause: .notRegular) }
      checkpoint(.keepPrevious)
      let name = OutputTarget.passingName(for: target.name, id, index, "old")
      do throws(SystemError) {
        try FileSystem.link(target.realPath, as: OutputTarget.path(target.folder, name))
        journal.entries[index].previous = name
      } catch  where error.isWithoutLinks {
        hasAll = false
      } catch {
        throw OutputError(path: target.path, cause: .system(error.number))
      }
    }
    return hasAll
  }

  private func record(_ journal: OutputJournal) throws(OutputError) -> TemporaryFile {
    let file = try record(journal.bytes, at: journal.path + ".tmp")
    try attempt(journal.path) { () throws(SystemError) in
      try FileSystem.rename(file.path, to: journal.path, replacing: true)
      try FileSystem.synchronize(folder: journal.folders[0])
    }
    return file
  }

  private func record(_ bytes: [UInt8], at path: String) throws(OutputError) -> TemporaryFile {
    let file = try OutputSet.temporary(path, path, isPrivate: true)
    try attempt(path) { () throws(SystemError) in
      try file.write(bytes)
      try file.synchronize()
    }
    return file
  }

  /// Does what the journal says, or the opposite when it cannot be done.
  private func follow(
    _ journal: OutputJournal, _ records: inout [TemporaryFile], canGoBack: Bool
  ) throws(OutputError) {
    var naming = OutputNaming(journal: journal)
    naming.checkpoint = checkpoint
    do throws(OutputError) {
      try naming.goForward()
      try naming.synchronizeFolders()
    } catch {
      let failure = asGiven(error)
      guard canGoBack else { throw leave(journal, failure) }
      do throws(OutputError) { try goBack(journal, &records) } catch {
        throw leave(journal, error)
      }
      throw failure
    }
    // The files have their names; what cannot be removed now is removed by the next run.
    try? naming.tidy()
  }

  private func goBack(
    _ journal: OutputJournal, _ records: inout [TemporaryFile]
  ) throws(OutputError) {
    var journal = journal
    journal.direction = .back
    records.append(try record(journal))
    var naming = OutputNaming(journal: journal)
    naming.checkpoint = checkpoint
    try naming.goBack()
  }

  /// Leaves everything to the next run.
  private func leave(_ journal: OutputJournal, _ error: OutputError) -> OutputError {
    for file in temporaries { file.letGo() }
    isOpen = false
    return OutputError(
      path: error.path, cause: .unfinished(journal: journal.path, reason: error.description))
  }

  private func removeRecords(of journal: OutputJournal) {
    try? FileSystem.remove(journal.path)
    try? FileSystem.synchronize(folder: journal.folders[0])
    let paths = journal.entries.compactMap(\.previousPath) + [journal.path + ".tmp"]
    for path in paths + journal.pointerPaths { try? FileSystem.remove(path) }
  }

  /// Returns an error with the path that the user gave.
  private func asGiven(_ error: OutputError) -> OutputError {
    guard let target = targets.first(where: { $0.realPath == error.path }) else { return error }
    return OutputError(path: target.path, cause: error.cause)
  }

  private func attempt(
    _ path: String, _ body: () throws(SystemError) -> Void
  ) throws(OutputError) {
    do throws(SystemError) { try body() } catch {
      throw OutputError(path: path, cause: .system(error.number))
    }
  }
}

extension OutputSet {
  private static func newID() -> String {
    let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  private static func temporary(
    _ path: String, _ temporary: String, isPrivate: Bool = false
  ) throws(OutputError) -> TemporaryFile {
    do throws(SystemError) {
      return try TemporaryFile(path: temporary, isPrivate: isPrivate)
    } catch {
      throw OutputError(path: path, cause: .system(error.number))
    }
  }

  /// Finds out what the paths mean, and refuses those that may not be written.
  private static func targets(
    _ paths: [String], inputs: [String], replacing: Bool
  ) throws(OutputError) -> [OutputTarget] {
    var names: [String: String] = [:]
    var read: [FileIdentity: String] = [:]
    for input in inputs {
      if let identity = FileIdentity(path: input) { read[identity] = input }
    }
    var written: [FileIdentity: String] = [:]
    return try paths.map { (path) throws(OutputError) in
      let target = try OutputTarget(path)
      let kind = FileSystem.kind(target.realPath)
      guard kind != .other else { throw OutputError(path: path, cause: .notRegular) }
      if let other = names.updateValue(path, forKey: target.realPath) {
        throw OutputError(path: path, cause: .isOutput(other))
      }
      guard let identity = FileIdentity(path: target.realPath) else { return target }
      if let input = read[identity] { throw OutputError(path: path, cause: .isInput(input)) }
      if let other = written.updateValue(path, forKey: identity) {
        throw OutputError(path: path, cause: .isOutput(other))
      }
      guard replacing else { throw OutputError(path: path, cause: .exists) }
      return target
    }
  }
}

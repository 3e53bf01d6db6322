// SPDX-License-Identifier: Apache-2.0

/// Gives the files of a set their names, or takes them back, as a journal says.
///
/// All of it may be done again after a stop: what is done is known by a temporary name that is gone,
/// and by the identity of the file that has the name.
struct OutputNaming {
  let journal: OutputJournal
  /// Called before each change of a name, for tests that stop there.
  var checkpoint: (CommitStep) -> Void = { _ in }

  /// Gives every file its name.
  ///
  /// - Throws: `OutputError` about the first file that cannot have it.
  func goForward() throws(OutputError) {
    for entry in journal.entries where FileSystem.exists(entry.temporaryPath) {
      checkpoint(.name)
      do throws(SystemError) {
        // What is no file is not replaced: it may have come meanwhile.
        if journal.replaces, FileSystem.kind(entry.targetPath) == .other {
          throw .exists
        }
        try FileSystem.rename(
          entry.temporaryPath, to: entry.targetPath, replacing: journal.replaces)
      } catch {
        throw OutputError(
          path: entry.targetPath, cause: error.isExists ? .exists : .system(error.number))
      }
    }
  }

  /// Takes the names back, gives replaced files theirs, and removes all else.
  ///
  /// A file that replaced none gets its temporary name again: so it is known, after a stop, that its
  /// target is not it, whatever has that name by then.
  ///
  /// - Throws: `OutputError` about the first file that cannot be put back.
  func goBack() throws(OutputError) {
    for entry in journal.entries.reversed() where entry.hasItsName {
      checkpoint(.takeBack)
      try attempt(entry.targetPath) { () throws(SystemError) in
        if let previous = entry.previousPath {
          try FileSystem.rename(previous, to: entry.targetPath, replacing: true)
        } else {
          try FileSystem.rename(entry.targetPath, to: entry.temporaryPath, replacing: false)
        }
      }
    }
    try synchronizeFolders()
    try tidy()
    for entry in journal.entries {
      try attempt(entry.targetPath) { () throws(SystemError) in
        try FileSystem.remove(entry.temporaryPath)
      }
    }
  }

  /// Removes what tells how to go on, when all is done and durable.
  func tidy() throws(OutputError) {
    let previous = journal.entries.compactMap(\.previousPath)
    for path in previous + [journal.path] + journal.pointerPaths {
      checkpoint(.tidy)
      try attempt(path) { () throws(SystemError) in try FileSystem.remove(path) }
    }
  }

  func synchronizeFolders() throws(OutputError) {
    for folder in journal.folders {
      try attempt(folder) { () throws(SystemError) in
        try FileSystem.synchronize(folder: folder)
      }
    }
  }

  private func attempt(
    _ path: String, _ body: () throws(SystemError) -> Void
  ) throws(OutputError) {
    do throws(SystemError) { try body() } catch {
      throw OutputError(path: path, cause: .system(error.number))
    }
  }
}

/// The moments of a commit, for tests that stop there.
package enum CommitStep: String, CaseIterable, Sendable {
  case synchronize, keepPrevious, point, record, name, takeBack, tidy
}

extension OutputJournal.Entry {
  /// Whether what has the target's name is this file, and can be taken back.
  var hasItsName: Bool {
    guard !FileSystem.exists(temporaryPath), FileSystem.kind(targetPath) == .regular,
      previousPath.map(FileSystem.exists) ?? true
    else { return false }
    return FileIdentity(nameOnly: targetPath)?.isSpelled(identity) ?? false
  }
}

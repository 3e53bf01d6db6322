// SPDX-License-Identifier: Apache-2.0

extension OutputJournal {
  /// Says why what the journal wants may not be done; nil when it may.
  ///
  /// The names of its files are known to be those that a run with its ID gives. Whoever wrote it may
  /// yet have had no right to speak of a folder, and who may write to a folder can put things there.
  var objection: OutputRemnant.Cause? {
    for folder in folders.dropFirst() where !hasPointer(in: folder) {
      return .noPointer(folder: folder)
    }
    for entry in entries {
      for path in [entry.temporaryPath, entry.previousPath].compactMap(\.self)
      where FileSystem.exists(path) && !FileSystem.isOwnFile(path) {
        // A replaced file may be another user's; when all go forward, it is only not needed.
        if direction == .forward, path == entry.previousPath { continue }
        return .foreign(path)
      }
      if direction == .back, entry.hasItsName, !FileSystem.isOwnFile(entry.targetPath) {
        return .foreign(entry.targetPath)
      }
    }
    return nil
  }

  /// The journal without second names of other users' files, which are left where they are.
  var withoutForeignFiles: OutputJournal {
    var journal = self
    for index in journal.entries.indices {
      guard let path = entries[index].previousPath, FileSystem.exists(path),
        !FileSystem.isOwnFile(path)
      else { continue }
      journal.entries[index].previous = nil
    }
    return journal
  }

  /// Whether the folder, itself and not by a link, holds our own word that the run wrote there.
  private func hasPointer(in folder: String) -> Bool {
    guard let real = FileSystem.realPath(folder), real.hasSameBytes(as: folder) else {
      return false
    }
    switch try? LeftFile.take(pointerPath(in: folder)) {
    case .held(let file), .inUse(let file):
      let bytes = try? file.contents(limit: OutputPointer.mostBytes)
      return !file.isOpenToOthers && bytes.map { $0.elementsEqual(path.utf8) } ?? false
    case .gone, .foreign, nil: return false
    }
  }
}

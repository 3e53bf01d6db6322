// SPDX-License-Identifier: Apache-2.0

/// Completes what runs have left that were stopped while they wrote; see `OutputSet`.
struct OutputRecovery {
  private let targets: [OutputTarget]
  private var recovered = RecoveredOutputs()

  /// Looks into the folders of `paths`; returns what became of that which was found there.
  static func run(beside paths: [String]) throws(OutputError) -> RecoveredOutputs {
    var recovery = OutputRecovery(
      targets: try paths.map { path throws(OutputError) in try OutputTarget(path) })
    var folders: Set<String> = []
    for target in recovery.targets where folders.insert(target.folder).inserted {
      try recovery.completeJournals(in: target)
    }
    for target in recovery.targets { try recovery.removeLeftovers(of: target) }
    return recovery.recovered
  }

  private init(targets: [OutputTarget]) { self.targets = targets }

  private mutating func completeJournals(in target: OutputTarget) throws(OutputError) {
    for name in try names(beside: target) {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count > 3, parts[0].isEmpty, parts[1] == "jsonl-tools",
        OutputJournal.isID(parts[2])
      else { continue }
      let path = OutputTarget.path(target.folder, name)
      switch parts[3...].joined(separator: ".") {
      case "journal": try complete(path, for: target)
      case "pointer": try follow(path, parts[..<3].joined(separator: "."), for: target)
      case "journal.tmp": try removeIfLeft(path, for: target)
      default: continue
      }
    }
  }

  private mutating func follow(
    _ path: String, _ name: String, for target: OutputTarget
  ) throws(OutputError) {
    guard case .held(let file) = try take(path, for: target) else { return }
    guard !file.isOpenToOthers else { return leave(path, .openToOthers) }
    guard let bytes = try contents(file, limit: OutputPointer.mostBytes, for: target) else {
      return leave(path, .damaged)
    }
    if let pointer = OutputPointer(bytes, name: name[...]) {
      guard FileSystem.realPath(pointer.folder) != nil else {
        return leave(path, .noFolder(pointer.folder))
      }
      guard try complete(pointer.path, for: target) else { return }
    }
    try remove(path, for: target)
    withExtendedLifetime(file) {}
  }

  /// Does what the journal at `path` says; returns whether nothing more is to be done for it.
  @discardableResult
  private mutating func complete(
    _ path: String, for target: OutputTarget
  ) throws(OutputError) -> Bool {
    switch try take(path, for: target) {
    case .gone: return true
    case .foreign: return false
    case .inUse(let file):
      let own = Set(targets.map(\.realPath))
      if let journal = try journal(file, for: target),
        journal.entries.contains(where: { own.contains($0.targetPath) })
      {
        throw OutputError(path: target.path, cause: .busy(journal: path))
      }
      return false
    case .held(let file):
      guard !file.isOpenToOthers else {
        leave(path, .openToOthers)
        return false
      }
      guard let journal = try journal(file, for: target), journal.path.hasSameBytes(as: path) else {
        leave(path, .damaged)
        return false
      }
      if let objection = journal.objection {
        leave(path, objection)
        return false
      }
      try complete(journal, for: target)
      withExtendedLifetime(file) {}
      return true
    }
  }

  private mutating func complete(
    _ journal: OutputJournal, for target: OutputTarget
  ) throws(OutputError) {
    let missing = journal.entries.filter { FileSystem.exists($0.temporaryPath) }
    let naming = OutputNaming(journal: journal.withoutForeignFiles)
    do throws(OutputError) {
      switch journal.direction {
      case .forward:
        try naming.goForward()
        try naming.synchronizeFolders()
        recovered.named += missing.map(\.targetPath)
        try naming.tidy()
      case .back:
        try naming.goBack()
      }
    } catch {
      throw OutputError(
        path: target.path,
        cause: .unfinished(journal: journal.path, reason: error.description))
    }
  }

  private mutating func leave(_ path: String, _ cause: OutputRemnant.Cause) {
    let remnant = OutputRemnant(path: path, cause: cause)
    if !recovered.remnants.contains(remnant) { recovered.remnants.append(remnant) }
  }

  private func journal(
    _ file: LeftFile, for target: OutputTarget
  ) throws(OutputError) -> OutputJournal? {
    try contents(file, limit: OutputJournal.mostBytes, for: target).flatMap { OutputJournal($0) }
  }
}

extension OutputRecovery {
  /// Removes what writers of a target have left that did not come to a decision.
  private func removeLeftovers(of target: OutputTarget) throws(OutputError) {
    let names = try names(beside: target)
    // A journal or pointer that is still there belongs to a writer that lives, or is kept.
    let recorded = Set(
      names.filter { $0.hasPrefix(OutputJournal.prefix) }
        .map { $0.dropFirst(OutputJournal.prefix.count).prefix(16) })
    let prefix = target.passingPrefix
    for name in names where name.utf8.starts(with: prefix.utf8) {
      let rest = Substring(name.utf8.dropFirst(prefix.utf8.count))
      let id = rest.prefix { $0 != "-" }
      let end = rest.dropFirst(id.count + 1).split(separator: ".", omittingEmptySubsequences: false)
      guard OutputJournal.isID(id), !recorded.contains(id), end.count == 2, Int(end[0]) != nil
      else { continue }
      let path = OutputTarget.path(target.folder, name)
      if end[1] == "tmp" { try removeIfLeft(path, for: target) }
      guard end[1] == "old", FileSystem.isOwnFile(path) else { continue }
      let file = OutputTarget.path(target.folder, name.dropLast(4) + ".tmp")
      if case .inUse = try take(file, for: target) { continue }
      try remove(path, for: target)
    }
  }

  private func removeIfLeft(_ path: String, for target: OutputTarget) throws(OutputError) {
    guard case .held(let file) = try take(path, for: target) else { return }
    try remove(path, for: target)
    withExtendedLifetime(file) {}
  }

  /// Returns the bytes of a file; nil when there are too many.
  private func contents(
    _ file: LeftFile, limit: Int, for target: OutputTarget
  ) throws(OutputError) -> [UInt8]? {
    try attempt(target) { () throws(SystemError) in
      do throws(SystemError) {
        return try file.contents(limit: limit)
      } catch  where error.isTooLarge {
        return nil
      }
    }
  }

  private func names(beside target: OutputTarget) throws(OutputError) -> [String] {
    try attempt(target) { () throws(SystemError) in
      try FileSystem.hiddenNames(in: target.folder)
    }
  }

  private func take(
    _ path: String, for target: OutputTarget
  ) throws(OutputError) -> LeftFile.Outcome {
    try attempt(target) { () throws(SystemError) in try LeftFile.take(path) }
  }

  private func remove(_ path: String, for target: OutputTarget) throws(OutputError) {
    try attempt(target) { () throws(SystemError) in try FileSystem.remove(path) }
  }

  private func attempt<Value>(
    _ target: OutputTarget, _ body: () throws(SystemError) -> Value
  ) throws(OutputError) -> Value {
    do throws(SystemError) { return try body() } catch {
      throw OutputError(path: target.path, cause: .system(error.number))
    }
  }
}

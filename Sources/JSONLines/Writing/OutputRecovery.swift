// SPDX-License-Identifier: Apache-2.0

/// Completes what runs have left that were stopped while they wrote; see `OutputSet`.
struct OutputRecovery {
  private let targets: [OutputTarget]
  private var named: [String] = []

  /// Looks into the folders of `paths`; returns the files that have got their names by it.
  @discardableResult
  static func run(beside paths: [String]) throws(OutputError) -> [String] {
    var recovery = OutputRecovery(
      targets: try paths.map { path throws(OutputError) in try OutputTarget(path) })
    var folders: [String: String] = [:]
    for target in recovery.targets where folders[target.folder] == nil {
      folders[target.folder] = target.path
      try recovery.completeJournals(in: target)
    }
    for target in recovery.targets { try recovery.removeLeftovers(of: target) }
    return recovery.named
  }

  private init(targets: [OutputTarget]) { self.targets = targets }

  private mutating func completeJournals(in target: OutputTarget) throws(OutputError) {
    for name in try names(beside: target) where name.hasPrefix(OutputJournal.prefix) {
      let path = OutputTarget.path(target.folder, name)
      if name.hasSuffix(".journal") { try complete(path, for: target) }
      if name.hasSuffix(".pointer") { try follow(path, for: target) }
      if name.hasSuffix(".journal.tmp") { try removeIfLeft(path, for: target) }
    }
  }

  private mutating func follow(_ pointer: String, for target: OutputTarget) throws(OutputError) {
    guard case .held(let file) = try take(pointer, for: target) else { return }
    let journal = String(decoding: try contents(pointer, for: target), as: UTF8.self)
    // One that was cut off while it was written names nothing.
    if journal.hasPrefix("/"), journal.hasSuffix(".journal"), FileSystem.exists(journal) {
      try complete(journal, for: target)
    }
    try remove(pointer, for: target)
    withExtendedLifetime(file) {}
  }

  private mutating func complete(_ path: String, for target: OutputTarget) throws(OutputError) {
    let outcome = try take(path, for: target)
    if case .gone = outcome { return }
    let bytes = try contents(path, for: target)
    guard let journal = OutputJournal(bytes), journal.path == path else {
      if case .inUse = outcome { return }
      throw OutputError(
        path: target.path,
        cause: .unfinished(journal: path, reason: "the journal is damaged; remove it"))
    }
    guard case .held(let file) = outcome else {
      let own = targets.map(\.realPath)
      guard journal.entries.contains(where: { own.contains($0.targetPath) }) else { return }
      throw OutputError(path: target.path, cause: .busy(journal: path))
    }
    let missing = journal.entries.filter { FileSystem.exists($0.temporaryPath) }
    let naming = OutputNaming(journal: journal)
    do throws(OutputError) {
      switch journal.direction {
      case .forward:
        try naming.goForward()
        try naming.synchronizeFolders()
        named += missing.map(\.targetPath)
      case .back: try naming.goBack()
      }
      try naming.tidy()
    } catch {
      throw OutputError(
        path: target.path, cause: .unfinished(journal: path, reason: error.description))
    }
    withExtendedLifetime(file) {}
  }

  /// Removes what writers of a target have left that did not come to a decision.
  private func removeLeftovers(of target: OutputTarget) throws(OutputError) {
    let names = try names(beside: target)
    for name in names where name.hasPrefix(target.passingPrefix) {
      let rest = name.dropFirst(target.passingPrefix.utf8.count)
      let id = rest.prefix { $0 != "-" }
      guard id.utf8.count == 16, id.allSatisfy(\.isHexDigit) else { continue }
      // A journal or pointer that is still there belongs to a writer that lives.
      if names.contains(where: { $0.hasPrefix("\(OutputJournal.prefix)\(id).") }) { continue }
      let path = OutputTarget.path(target.folder, name)
      if rest.hasSuffix(".tmp") { try removeIfLeft(path, for: target) }
      guard rest.hasSuffix(".old") else { continue }
      let temporary = name.dropLast(4) + ".tmp"
      if names.contains(String(temporary)) {
        let file = OutputTarget.path(target.folder, String(temporary))
        if case .inUse = try take(file, for: target) { continue }
      }
      try remove(path, for: target)
    }
  }

  private func removeIfLeft(_ path: String, for target: OutputTarget) throws(OutputError) {
    guard case .held(let file) = try take(path, for: target) else { return }
    try remove(path, for: target)
    withExtendedLifetime(file) {}
  }
}

extension OutputRecovery {
  private func names(beside target: OutputTarget) throws(OutputError) -> [String] {
    do throws(SystemError) { return try FileSystem.hiddenNames(in: target.folder) } catch {
      throw OutputError(path: target.path, cause: .system(error.number))
    }
  }

  private func take(
    _ path: String, for target: OutputTarget
  ) throws(OutputError) -> LeftFile.Outcome {
    do throws(SystemError) { return try LeftFile.take(path) } catch {
      throw OutputError(path: target.path, cause: .system(error.number))
    }
  }

  private func contents(_ path: String, for target: OutputTarget) throws(OutputError) -> [UInt8] {
    do throws(ReadError) { return try WholeFile.read(path, limit: 64 << 20) } catch {
      throw OutputError(
        path: target.path, cause: .unfinished(journal: path, reason: error.description))
    }
  }

  private func remove(_ path: String, for target: OutputTarget) throws(OutputError) {
    do throws(SystemError) { try FileSystem.remove(path) } catch {
      throw OutputError(path: target.path, cause: .system(error.number))
    }
  }
}

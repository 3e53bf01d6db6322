// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing

@Suite struct OutputRecoveryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Where a run of two files in two folders is killed, one step later each time.
  @Test(arguments: [false, true])
  func aKillAtAnyMomentLeavesAllOrNothing(_ replaces: Bool) throws {
    var step = 1
    var outcomes: Set<String> = []
    while true {
      let folder = try TemporaryFolder()
      try folder.write("x".utf8, to: "sub/x")
      if replaces {
        try folder.write("old a".utf8, to: "a")
        try folder.write("old b".utf8, to: "sub/b")
      }
      let run = try Probe(
        step: step, replaces: replaces, [folder.path("a"), folder.path("sub/b")], input: "new")
      if run.status == 0 { break }
      #expect(run.status == SIGKILL)
      // It is enough to start with the folder of one of the files, whichever that is.
      let known = step.isMultiple(of: 2) ? ["sub/b", "a"] : ["a", "sub/b"]
      for name in known { try OutputSet.recover(beside: [folder.path(name)]) }
      let found = ["a", "sub/b"].map { folder.text(of: $0) ?? "none" }.joined(separator: ",")
      let before = replaces ? "old a,old b" : "none,none"
      #expect([before, "new,new"].contains(found), "step \(step): \(found)")
      #expect(
        folder.names == ["a", "sub/b", "sub/x"].filter { $0 == "sub/x" || found != "none,none" },
        "step \(step)")
      outcomes.insert(found)
      step += 1
    }
    #expect(step > 6)
    #expect(outcomes.count == 2)
  }

  /// As above, with a folder that comes in the way when the first file gets its name.
  @Test func aKillWhileNamesAreTakenBackLeavesAllOrNothing() throws {
    var step = 1
    var messages: Set<String> = []
    while true {
      let folder = try TemporaryFolder()
      try folder.write("old".utf8, to: "a")
      let paths = [folder.path("a"), folder.path("b")]
      let run = try Probe(step: step, replaces: true, paths, input: "new", obstacle: paths[1])
      if run.status == 2 { break }
      #expect(run.status == SIGKILL)
      do {
        try OutputSet.recover(beside: [paths[0]])
      } catch {
        messages.insert("\(error)".replacing(folder.path, with: ""))
        #expect(folder.names.contains { $0.hasSuffix(".journal") })
      }
      if folder.bytes(of: "b") == nil { try? FileManager.default.removeItem(atPath: paths[1]) }
      try OutputSet.recover(beside: paths)
      let found = [folder.text(of: "a"), folder.text(of: "b")]
      #expect([["old", nil], ["new", "new"]].contains(found), "step \(step): \(found)")
      #expect(folder.names == (found[1] == nil ? ["a"] : ["a", "b"]), "step \(step)")
      step += 1
    }
    #expect(step > 8)
    // The folder is in the way until names are taken back.
    #expect(!messages.isEmpty)
    #expect(messages.allSatisfy { $0.contains("that cannot be completed: /b: exists already") })
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func signalsLeaveNothing(_ signal: Int32) throws {
    let run = try Probe(
      step: -Int(signal), [folder.path("a"), folder.path("b.gz")], input: "text")
    #expect(run.status == signal)
    #expect(folder.names == [])
  }

  @Test func aLimitOfSizeIsAnErrorThatLeavesNothing() throws {
    try folder.write("old".utf8, to: "a")
    let input = String(repeating: "0123456789\n", count: 10_000)
    let run = try Probe(
      limit: 50_000, replaces: true, [folder.path("b.gz"), folder.path("a")], input: input)
    #expect(run.status == 2)
    #expect(
      run.output == "cannot write \(folder.path("a")): "
        + "the file would be larger than the system allows (ulimit -f)\n")
    #expect(folder.names == ["a"])
    #expect(folder.text(of: "a") == "old")
  }

  @Test func filesOfALivingWriterAreLeftAlone() throws {
    let first = try OutputSet([folder.path("a")])
    try first.files[0].write("first")
    let second = try OutputSet([folder.path("a")])
    try second.files[0].write("second")
    #expect(folder.names.count == 2)
    _ = try second.commit()
    #expect(throws: OutputError(path: folder.path("a"), cause: .exists)) { try first.commit() }
    #expect(folder.text(of: "a") == "second")
    #expect(folder.names == ["a"])
  }

  @Test func whoMeetsANamingUnderWayIsToldToWait() throws {
    let paths = [folder.path("a"), folder.path("b")]
    let set = try OutputSet(paths)
    var errors: [any Error] = []
    set.checkpoint = { step in
      guard step == .name, errors.isEmpty else { return }
      do { try OutputSet.recover(beside: [paths[1]]) } catch { errors.append(error) }
      // Others in the folder do not mind.
      do { try OutputSet.recover(beside: [paths[0] + "-other"]) } catch { errors.append(error) }
    }
    _ = try set.commit()
    #expect(errors.count == 1)
    #expect("\(errors)".contains("another process is writing there"))
    #expect(folder.names == ["a", "b"])
  }

  @Test func leftoversOfAnyNameAreRemoved() throws {
    for name in ["é", "e\u{301}", "👩‍👩‍👧", String(repeating: "é", count: 120)] {
      let start = String(name.prefix(100))
      try folder.write([], to: ".\(start).0123456789abcdef-0.tmp")
      try folder.write([], to: ".\(start).0123456789abcdef-12.old")
      try OutputSet.recover(beside: [folder.path(name)])
      #expect(folder.names == [])
    }
  }

  @Test func otherHiddenFilesAreLeftAlone() throws {
    let names = [
      ".a.tmp", ".a.0123456789abcdeg-0.tmp", ".a.0123456789abcdef-x.0.tmp",
      ".a.0123456789ABCDEF-0.tmp", ".a.0123456789abcdef-0.old.tmp", ".ab.0123456789abcdef-0.tmp",
      ".jsonl-tools.x",
    ]
    for name in names { try folder.write([], to: name) }
    try folder.write([], to: ".a.0123456789abcdef-0.tmp")
    try folder.write([], to: ".a.0123456789abcdef-0.old")
    try OutputSet.recover(beside: [folder.path("a")])
    #expect(folder.names == names.sorted())
  }
}

/// A run of the program that writes its input to files; status 2 is an error, a signal its number.
private struct Probe {
  let status: Int32
  let output: String

  init(
    limit: Int = 0, step: Int = 0, replaces: Bool = false, _ paths: [String], input: String,
    obstacle: String? = nil
  ) throws {
    var environment: [String: String] = [:]
    environment["OBSTACLE"] = obstacle
    let run = try CommandRun(
      "write-outputs", ["\(limit)", "\(step)", replaces ? "replace" : "keep"] + paths,
      input: Data(input.utf8), environment: environment)
    status = run.status
    output = run.output
  }
}

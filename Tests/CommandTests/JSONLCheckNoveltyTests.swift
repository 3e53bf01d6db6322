// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Baselines and `--since`: what is known is not told again.
@Suite struct JSONLCheckNoveltyTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ lines: [String], to name: String = "train.jsonl") throws {
    try folder.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: name)
  }

  private func record(_ prompt: String, _ completion: String = "") -> String {
    #"{"prompt": "\#(prompt)", "completion": "\#(completion)"}"#
  }

  private func check(_ arguments: String...) throws -> CommandRun {
    try CommandRun(
      "jsonlcheck", [folder.path("train.jsonl"), "--output-format", "concise"] + arguments)
  }

  private func lines(_ run: CommandRun) -> [Int] {
    run.output.split(separator: "\n").compactMap { line in
      line.dropFirst(folder.path("train.jsonl").count + 1).split(separator: ":").first.flatMap {
        Int($0)
      }
    }
  }

  private var baseline: String { folder.path("accepted.jsonl") }

  // MARK: - Baselines

  @Test
  func `Accepted findings stay accepted when lines move, and when they are spelled otherwise`()
    throws
  {
    try write([record("a"), record("b"), record("c", "d")])
    let first = try check("--write-baseline", baseline)
    #expect(first.status == 0 && first.errors.contains("2 findings accepted in"))
    #expect(try check("--baseline", baseline).output.isEmpty)
    #expect(try check("--baseline", baseline).status == 0)
    try write([
      record("new"), record("c", "d"), record("b"), #"{ "completion":"", "prompt" : "\u0061" }"#,
      record("b", " "),
    ])
    let later = try check("--baseline", baseline)
    #expect(later.status == 1)
    #expect(lines(later).contains(1) && !lines(later).contains(3) && !lines(later).contains(4))
  }

  @Test func `More findings than are shown are accepted, and new ones behind them are shown`()
    throws
  {
    let old = (1...500).map { record("row \($0)") }
    try write(old)
    _ = try check("--write-baseline", baseline)
    try write(old + [record("new")])
    let run = try check("--baseline", baseline)
    #expect(lines(run) == [501])
    let text = try CommandRun("jsonlcheck", [folder.path("train.jsonl"), "--baseline", baseline])
    #expect(text.output.contains("accepted by the baseline: 500 findings (500 errors)"))
    #expect(text.output.contains("refused: 1 error"))
  }

  @Test func `Findings about a file as a whole are accepted for this file`() throws {
    try folder.write(Array((record("a", "b") + "\r\n").utf8), to: "train.jsonl")
    #expect(try check("--fail-on", "note").status == 1)
    _ = try check("--write-baseline", baseline)
    #expect(try check("--fail-on", "note", "--baseline", baseline).status == 0)
    try folder.write(Array((record("x", "y") + "\r\n").utf8), to: "train.jsonl")
    #expect(try check("--fail-on", "note", "--baseline", baseline).status == 0)
    try folder.write(Array((record("x", "y") + "\r\n").utf8), to: "other.jsonl")
    let other = try CommandRun(
      "jsonlcheck", [folder.path("other.jsonl"), "--fail-on", "note", "--baseline", baseline])
    #expect(other.status == 1)
  }

  @Test func `A baseline is the same whatever the order of lines and the number of jobs`() throws {
    let rows = (1...2000).map { record("row \($0)", $0 % 3 == 0 ? "" : "x") }
    try write(rows)
    _ = try check("--write-baseline", baseline, "--jobs", "1")
    let first = try #require(folder.bytes(of: "accepted.jsonl"))
    try write(rows.reversed())
    _ = try check("--write-baseline", baseline, "--jobs", "3")
    #expect(folder.bytes(of: "accepted.jsonl") == first)
    #expect(first.split(separator: 0x0A).count == 666)
  }

  @Test func `A configuration names a baseline, which a new one replaces`() throws {
    try write([record("a")])
    try folder.write(Array("baseline: accepted.jsonl\n".utf8), to: "jsonlcheck.yaml")
    let missing = try check()
    #expect(missing.status == 2 && missing.errors.contains("--write-baseline makes"))
    #expect(try check("--write-baseline", baseline).status == 0)
    #expect(try check().status == 0)
    try write([record("a"), record("b")])
    #expect(try check().status == 1)
    #expect(try check("--write-baseline", baseline).errors.contains("2 findings accepted"))
    #expect(try check().status == 0)
  }

  @Test func `What is no baseline is refused with its line`() throws {
    try write([record("a")])
    for text in ["{}", "x", #"{"path": "a", "rule": "b", "record": "c"}"#] {
      try write([#"{"path": "a", "rule": "b", "record": null}"#, text], to: "accepted.jsonl")
      let run = try check("--baseline", baseline)
      #expect(
        run.status == 2 && run.errors.contains("accepted.jsonl:2: this is no line of a baseline"))
    }
  }

  @Test func `Findings in comparisons are accepted, too`() throws {
    try write([record("a", "b"), record("c", "d")])
    try write([record("a", "b")], to: "validation.jsonl")
    let both = ["--validation", folder.path("validation.jsonl")]
    func run(_ more: String...) throws -> CommandRun {
      try CommandRun(
        "jsonlcheck", [folder.path("train.jsonl"), "--output-format", "concise"] + both + more)
    }
    #expect(try run().output.contains("data/train-validation-exact"))
    _ = try run("--write-baseline", baseline)
    #expect(try run("--baseline", baseline).output.isEmpty)
  }

  // MARK: - Since a revision

  private func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let identity = [
      "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main",
    ]
    process.arguments = ["git", "-C", folder.path] + identity + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  @Test func `Only lines that are new since a revision are told`() throws {
    try git("init")
    try write([record("a"), record("b"), record("c", "d")])
    try git("add", "train.jsonl")
    try git("commit", "-m", "first")
    #expect(try check("--since", "HEAD").status == 0)
    try write([record("new"), record("b"), record("a"), record("c", "d"), record("c")])
    let run = try check("--since", "HEAD")
    #expect(run.status == 1 && lines(run) == [1, 5])
    try git("commit", "-a", "-m", "second")
    #expect(try check("--since", "HEAD").status == 0)
    #expect(lines(try check("--since", "HEAD~1")) == [1, 5])
  }

  @Test func `All lines of a file that was not there are new`() throws {
    try git("init")
    try git("commit", "--allow-empty", "-m", "first")
    try write([record("a"), record("b")])
    #expect(lines(try check("--since", "HEAD")) == [1, 2])
  }

  @Test func `Of rows of another format only new ones are told`() throws {
    try git("init")
    let text = #"{"text": "x"}"#
    let old = [record("a", "b"), record("c", "d"), record("e", "f"), record("g", "h"), text]
    try write(old)
    try git("add", "train.jsonl")
    try git("commit", "-m", "first")
    #expect(try check("--since", "HEAD").output.isEmpty)
    try write(old + [#"{"text": "y"}"#])
    #expect(lines(try check("--since", "HEAD")) == [6])
  }

  @Test func `Without a repository or a revision there is nothing to compare with`() throws {
    try write([record("a")])
    let alone = try check("--since", "HEAD")
    #expect(alone.status == 2 && alone.errors.contains("needs a git repository"))
    try git("init")
    for name in ["nowhere", "--help", "-x"] {
      let run = try check("--since=\(name)")
      #expect(run.status == 2 && run.errors.contains("has no revision '\(name)'"), "\(run.errors)")
    }
  }
}

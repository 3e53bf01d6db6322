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

  @Test(arguments: [[], ["--max-diagnostics", "3"], ["--statistics"]])
  func `Rows of other formats are accepted one by one, whatever is shown`(_ options: [String])
    throws
  {
    let sound = record("a", "b")
    func odd(_ rows: ClosedRange<Int>) -> [String] { rows.map { #"{"text": "row \#($0)"}"# } }
    try write(Array(repeating: sound, count: 400) + odd(1...250))
    _ = try check("--write-baseline", baseline)
    func again() throws -> CommandRun {
      try CommandRun("jsonlcheck", [folder.path("train.jsonl"), "--baseline", baseline] + options)
    }
    #expect(try again().status == 0)
    try write(Array(repeating: sound, count: 400) + odd(2...251))
    let later = try again()
    #expect(later.status == 1 && later.output.contains("refused: 1 error"), "\(later.output)")
  }

  @Test func `A file that is not read to its end is not accepted unread`() throws {
    let bytes = Array(record("a", "b").utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try folder.write([0xFF, 0xFE] + bytes, to: "train.jsonl")
    _ = try check("--write-baseline", baseline)
    let run = try check("--baseline", baseline)
    #expect(run.status == 1 && !run.output.isEmpty)
  }

  @Test func `Standard input has the same name in every baseline`() throws {
    let input = Data([0xEF, 0xBB, 0xBF] + Array((record("a", "b") + "\n").utf8))
    try folder.write([], to: "sub/x")
    let path = folder.path("sub/accepted.baseline")
    let options = ["-", "--fail-on", "note", "--output-format", "concise"]
    #expect(try CommandRun("jsonlcheck", options, input: input).status == 1)
    _ = try CommandRun("jsonlcheck", options + ["--write-baseline", path], input: input)
    #expect(try CommandRun("jsonlcheck", options + ["--baseline", path], input: input).status == 0)
  }

  @Test func `A baseline is not read and written at once, nor written over a report`() throws {
    try write([record("a")])
    let both = try check("--baseline", baseline, "--write-baseline", baseline)
    #expect(both.status == 2 && both.errors.contains("name one"))
    let same = try CommandRun(
      "jsonlcheck",
      [
        folder.path("train.jsonl"), "--output-format", "json:\(baseline)", "--write-baseline",
        baseline,
      ])
    #expect(same.status == 2 && same.errors.contains("for a report and for the baseline"))
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

  @Test func `Leaks are news when they are new in either file`() throws {
    try git("init")
    try write([record("a", "b"), record("c", "d")])
    try write([record("e", "f")], to: "validation.jsonl")
    try git("add", ".")
    try git("commit", "-m", "first")
    try write([record("a", "b"), record("c", "d"), record("e", "f")])
    let run = try check("--validation", folder.path("validation.jsonl"), "--since", "HEAD")
    #expect(run.status == 1 && run.output.contains("data/train-validation-exact"))
  }

  @Test func `All new rows of other formats are counted`() throws {
    try git("init")
    let old = Array(repeating: record("a", "b"), count: 300)
    try write(old)
    try git("add", ".")
    try git("commit", "-m", "first")
    try write(old + (1...150).map { #"{"text": "row \#($0)"}"# })
    let run = try CommandRun(
      "jsonlcheck", [folder.path("train.jsonl"), "--since", "HEAD", "--statistics"])
    #expect(run.output.contains("150  error    format/mixed-formats"), "\(run.output)")
  }

  @Test func `What is known is told by its number`() throws {
    try git("init")
    try write([record("a")])
    #expect(lines(try check("--since", "HEAD")) == [1])
    try git("add", ".")
    try git("commit", "-m", "first")
    let run = try CommandRun("jsonlcheck", [folder.path("train.jsonl"), "--since", "HEAD"])
    #expect(run.output.contains("on lines that are not new: 1 finding (1 error)\n"))
    #expect(run.output.contains("accepted: no new findings") && !run.output.contains("next:"))
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

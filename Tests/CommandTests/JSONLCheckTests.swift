// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct JSONLCheckTests {
  private let good = "samples/conversation/good/basic.jsonl"
  private let bad = "samples/conversation/bad/several-faults.jsonl"

  private func check(_ arguments: String..., input: String = "") throws -> CommandRun {
    try CommandRun("jsonlcheck", arguments, input: Data(input.utf8))
  }

  private func samples(_ kind: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: repositoryRoot + "/samples")
      .filter { $0.contains("/\(kind)/") && $0.hasSuffix(".jsonl") }.map { "samples/" + $0 }
  }

  // MARK: - Exit status

  @Test func everyGoodSampleIsClean() throws {
    for sample in try samples("good") {
      let run = try check("--strict", sample)
      #expect(run.status == 0, "\(sample): \(run.output)")
    }
  }

  @Test func everyBadSampleIsRefused() throws {
    for sample in try samples("bad") { #expect(try check(sample).status == 1, "\(sample)") }
  }

  @Test func warningsFailOnlyWhenStrict() throws {
    let line = """
      {"messages": [{"role": "user", "content": "a"}, {"role": "user", "content": "b"}, \
      {"role": "assistant", "content": "c"}]}
      """
    #expect(try check("-", input: line + "\n").status == 0)
    #expect(try check("--strict", "-", input: line + "\n").status == 1)
  }

  @Test(arguments: [
    ("error", 0, 1, 2), ("warning", 1, 1, 2), ("note", 1, 1, 2), ("never", 0, 0, 2),
  ])
  func theWorstFindingsFailByChoice(_ level: String, warned: Int, bad: Int, missing: Int) throws {
    let line = """
      {"messages": [{"role": "user", "content": "a"}, {"role": "user", "content": "b"}, \
      {"role": "assistant", "content": "c"}]}

      """
    #expect(try check("--fail-on", level, good).status == 0)
    #expect(try check("--fail-on", level, "-", input: line).status == warned)
    #expect(try check("--fail-on", level, self.bad).status == bad)
    #expect(try check("--fail-on", level, "nowhere.jsonl").status == missing)
  }

  @Test func someWarningsCanBeAllowed() throws {
    let line = """
      {"messages": [{"role": "user", "content": "a"}, {"role": "user", "content": "b"}, \
      {"role": "assistant", "content": "c"}]}

      """
    let input = String(repeating: line, count: 3)
    let run = try check("--statistics", "-", input: input)
    let count = try #require(run.output.firstMatch(of: /doubtful: (\d+) warning/)).output.1
    let warnings = try #require(Int(count))
    #expect(try check("--max-warnings", "\(warnings)", "-", input: input).status == 0)
    #expect(try check("--max-warnings", "\(warnings - 1)", "-", input: input).status == 1)
    #expect(try check("--max-warnings", "99", bad).status == 1)
  }

  @Test(arguments: [
    ["nowhere.jsonl"], ["samples"], ["--jobs", "0", "x"], ["--no-such-option"], [],
    ["--explain", "chat/no-such-rule"], ["--max-diagnostics", "-1", "x"],
    ["--models-dir", "nowhere", "--model", "x", "samples/text/good/basic.jsonl"],
    ["--format", "yaml", "x"], ["--model", "", "x"],
    ["--list-rules", "--explain", "json/comment"], ["--fail-on", "bad", "x"],
    ["--strict", "--fail-on", "note", "x"], ["--max-warnings", "-1", "x"],
    ["--max-warnings", "1", "--strict", "x"], ["--max-warnings", "1", "--fail-on", "never", "x"],
  ])
  func whatCannotBeDoneEndsWithTwo(_ arguments: [String]) throws {
    let run = try CommandRun("jsonlcheck", arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test func anUnreadableFileDoesNotKeepTheOthersFromBeingChecked() throws {
    let run = try check("nowhere.jsonl", good)
    #expect(run.status == 2)
    #expect(run.errors == "jsonlcheck: nowhere.jsonl: no such file\n")
    #expect(run.output.contains("accepted"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsTold() throws {
    let run = try shell("\(tool) \(bad) > /dev/full")
    #expect(run.status == 2)
    #expect(run.errors.contains("cannot write the report"))
  }

  @Test func aReaderThatLeavesIsNoFault() throws {
    let run = try shell("\(tool) --max-diagnostics all \(bad) | true; exit ${PIPESTATUS[0]}")
    #expect(run.status != 2)
    #expect(run.errors.isEmpty)
  }

  private var tool: String { CommandRun.folder.appendingPathComponent("jsonlcheck").path }

  private func shell(_ script: String) throws -> (status: Int32, errors: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: repositoryRoot)
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  // MARK: - Output

  @Test(arguments: [
    [], ["--quiet"], ["--statistics"], ["--max-diagnostics", "2"], ["--color", "always"],
  ])
  func textReportsLookAsRecorded(_ options: [String]) throws {
    let run = try CommandRun("jsonlcheck", options + [bad])
    let name = (["text"] + options.map { $0.replacing("-", with: "") }).joined(separator: "-")
    #expect(snapshotDifference(withoutTimes(run.output), name + ".txt") == nil)
  }

  @Test func jsonReportsLookAsRecorded() throws {
    let run = try check("--output-format", "json", bad, good)
    #expect(snapshotDifference(withoutTimes(run.output), "report.json") == nil)
  }

  private func withoutTimes(_ text: String) -> String {
    text.replacing(/\ in [0-9.]+ s(, [0-9.]+ [a-zA-Z]+\/s)?/, with: " in TIME")
      .replacing(/"seconds": [0-9.e-]+/, with: "\"seconds\": 0")
  }

  @Test func theReportIsTheSameAtAnyNumberOfJobs() throws {
    let answer = String(repeating: "y", count: 5000)
    let line = """
      {"messages": [{"role": "user", "content": ""}, {"role": "assistant", "content": "\(answer)"}]}
      """
    let input = String(repeating: line + "\n", count: 1000)
    let reports = try ["1", "2", "8"].map { jobs in
      withoutTimes(try check("--jobs", jobs, "--output-format", "json", "-", input: input).output)
    }
    #expect(reports[0] == reports[1])
    #expect(reports[0] == reports[2])
  }

  @Test func nothingFromTheDataReachesTheTerminalRaw() throws {
    let line = """
      {"messages": [{"role": "us\u{1B}[31m\u{202E}er\u{9B}0m", "content": "\u{7}"}]}

      """
    let run = try check("-", input: line)
    #expect(run.status == 1)
    let steering = run.output.unicodeScalars.filter {
      $0 != "\n" && $0.properties.generalCategory == .control
    }
    #expect(steering.isEmpty)
    #expect(run.output.contains("⟨U+001B⟩"))
    #expect(!run.output.contains("\u{202E}"))
  }

  @Test func coloursAreUsedOnlyWhenAskedFor() throws {
    #expect(try !check(bad).output.contains("\u{1B}"))
    #expect(try check("--color", "always", bad).output.contains("\u{1B}[1;31m"))
  }

  @Test func everyFindingIsCountedEvenWhenNoneIsShown() throws {
    let run = try check("--max-diagnostics", "0", bad)
    #expect(run.status == 1)
    #expect(run.output.contains("not shown"))
    #expect(!run.output.contains(" | "))
  }

  // MARK: - Rules

  @Test func aRuleCanBeExplained() throws {
    let run = try check("--explain", "chat/empty-content")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("chat/empty-content\n"))
  }

  @Test func anUnknownRuleNamesTheNearest() throws {
    let run = try check("--explain", "chat/emty-content")
    #expect(run.errors.contains("did you mean chat/empty-content"))
  }

  @Test func allRulesCanBeListed() throws {
    let run = try check("--list-rules")
    #expect(run.status == 0)
    #expect(run.output.contains("chat/empty-content"))
  }
}

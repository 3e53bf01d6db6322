// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct JSONLCheckReportTests {
  private let good = "samples/conversation/good/basic.jsonl"
  private let bad = "samples/conversation/bad/several-faults.jsonl"
  private let missing = "nowhere.jsonl"
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func check(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> CommandRun {
    let silent = ["GITHUB_STEP_SUMMARY": ""]
    return try CommandRun(
      "jsonlcheck", arguments, input: Data(input.utf8),
      environment: silent.merging(environment) { $1 })
  }

  // MARK: - Formats

  @Test(arguments: ["concise", "github", "gitlab", "jsonl", "junit", "markdown", "sarif"])
  func `Reports look as recorded`(_ format: String) throws {
    let run = try check("--output-format", format, bad, good, missing)
    #expect(run.status == 2)
    #expect(snapshotDifference(run.output, "report-\(format).txt") == nil)
  }

  @Test func `The help lists the formats`() throws {
    let help = try check("--help").output
    for line in [
      "html      for people, as a page of its own", "sarif     for code scanning (SARIF 2.1.0)",
      "text      for people",
    ] {
      #expect(help.contains(line))
    }
  }

  // MARK: - Files

  @Test func `One run writes several reports`() throws {
    let formats = ["concise", "gitlab", "jsonl", "junit", "markdown", "sarif", "text"]
    let options = formats.flatMap { ["--output-format", "\($0):\(folder.path($0))"] }
    let run = try CommandRun("jsonlcheck", options + ["--output-format", "json", bad])
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("{\n  \"version\": 1"))
    #expect(folder.names == formats)
    for format in formats where format != "text" {
      let alone = try check("--output-format", format, bad)
      #expect(folder.text(of: format) == alone.output)
    }
    #expect(folder.text(of: "text")?.hasPrefix("\(bad) (conversation format") == true)
    #expect(folder.text(of: "text")?.contains("\u{1B}") == false)
  }

  @Test func `A page is written whatever was found`() throws {
    let run = try check("--output-format", "html:\(folder.path("page.html"))", bad, good, missing)
    #expect(run.status == 2 && run.output.isEmpty)
    let page = try #require(folder.text(of: "page.html"))
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    for words in ["Turns per record", "Messages by role", "chat/empty-content", "no such file"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("Rows as the model sees them"))
  }

  @Test func `A report is written anew by every run`() throws {
    try folder.write(Array("old".utf8), to: "report")
    _ = try check("--output-format", "concise:\(folder.path("report"))", bad)
    #expect(folder.text(of: "report")?.hasPrefix(bad) == true)
    #expect(folder.names == ["report"])
  }

  @Test func `Nothing goes to standard output when all formats go to files`() throws {
    let run = try check("--output-format", "sarif:\(folder.path("x"))", bad)
    #expect(run.output.isEmpty && run.errors.isEmpty && run.status == 1)
  }

  @Test func `What cannot be written is told before anything is read`() throws {
    let input = try folder.write(Array("{}\n".utf8), to: "train.jsonl")
    let other = folder.path("x")
    let cases = [
      (["json:\(input)"], "is the input"), (["json:\(folder.path("no/x"))"], "there is no folder"),
      (["json:\(other)", "sarif:\(other)"], "is named twice"),
      (["json", "sarif"], "'json' and 'sarif' would both go to standard output"),
      (["json", "text:-"], "would both go to standard output"), (["yaml"], "yaml"),
      (["json:"], "json:"), (["json:\(folder.path)"], "is not a regular file"),
    ]
    for (formats, words) in cases {
      let run = try CommandRun(
        "jsonlcheck", formats.flatMap { ["--output-format", $0] } + [input])
      #expect(run.status == 2, "\(formats)")
      #expect(run.errors.contains(words), "\(run.errors)")
      #expect(run.output.isEmpty)
    }
    #expect(folder.names == ["train.jsonl"])
    #expect(folder.text(of: "train.jsonl") == "{}\n")
  }

  // MARK: - As they are found

  @Test func `Lines obey the limit of findings and count the rest`() throws {
    let line = #"{"messages": [{"role": "user", "content": ""}]}"# + "\n"
    let input = String(repeating: line, count: 30)
    func counts(_ limit: String) throws -> (lines: Int, omitted: Int) {
      let run = try check(
        "--output-format", "jsonl", "--max-diagnostics", limit, "-", input: input)
      let lines = run.output.split(separator: "\n")
      let last = try #require(lines.last)
      let omitted = try #require(last.firstMatch(of: /"omitted": (\d+)/))
      return (lines.count - 1, try #require(Int(omitted.1)))
    }
    let (all, few) = (try counts("all"), try counts("2"))
    #expect(all.omitted == 0)
    #expect(few.lines < all.lines)
    #expect(few.lines + few.omitted == all.lines)
  }

  @Test func `Lines tell what two files have in common`() throws {
    let row =
      Array(
        #"{"messages": [{"role": "user", "content": "Do cacti need rain?"}, "#.utf8)
      + Array(#"{"role": "assistant", "content": "Very little."}]}"#.utf8) + [0x0A]
    let train = try folder.write(row, to: "train.jsonl")
    let other = try folder.write(row, to: "validation.jsonl")
    let run = try check("--output-format", "jsonl", "--validation", other, train)
    let findings = run.output.split(separator: "\n").filter { $0.contains("\"finding\"") }
    #expect(findings.contains { $0.contains("data/train-validation-exact") })
    let omitted = run.output.matches(of: /"omitted": (\d+)/).map(\.output.1)
    #expect(omitted == ["0", "0"])
    let taken = try check("--output-format", "json:\(other)", "--validation", other, train)
    #expect(taken.status == 2)
    #expect(taken.errors.contains("is the input"))
  }

  // MARK: - The summary of a job

  @Test func `The summary of a job gets the tables`() throws {
    let summary = try folder.write(Array("before\n".utf8), to: "summary")
    let run = try check(
      "--output-format", "github", bad, environment: ["GITHUB_STEP_SUMMARY": summary])
    #expect(run.output.hasPrefix("::error file="))
    let tables = try check("--output-format", "markdown", bad).output
    #expect(folder.text(of: "summary") == "before\n\n" + tables)
  }

  @Test func `Without the format github the summary is left alone`() throws {
    let summary = try folder.write([], to: "summary")
    _ = try check("--output-format", "json", bad, environment: ["GITHUB_STEP_SUMMARY": summary])
    #expect(folder.bytes(of: "summary") == [])
  }

  @Test func `A summary is cut at what GitHub takes`() throws {
    let line = #"{"messages": [{"role": "user", "content": ""}]}"# + "\n"
    let path = try folder.write(
      Array(String(repeating: line, count: 8000).utf8), to: "train.jsonl")
    let summary = try folder.write(Array("before\n".utf8), to: "summary")
    _ = try check(
      "--output-format", "github", "--max-diagnostics", "all", path,
      environment: ["GITHUB_STEP_SUMMARY": summary])
    let text = try #require(folder.text(of: "summary"))
    #expect(text.utf8.count <= 1 << 20)
    #expect(text.utf8.count > (1 << 20) - 1000)
    #expect(text.hasSuffix("|\n\n… the rest does not fit into the summary of a job (1 MiB)\n"))
  }

  @Test func `A summary that cannot be written is told`() throws {
    let run = try check(
      "--output-format", "github", bad,
      environment: ["GITHUB_STEP_SUMMARY": folder.path("no/summary")])
    #expect(run.status == 2)
    #expect(run.errors.contains("cannot write"))
  }
}

/// What a person at a terminal gets besides the report.
@Suite struct TerminalTests {
  private let good = "samples/conversation/good/basic.jsonl"
  private let bad = "samples/conversation/bad/several-faults.jsonl"

  @Test func `The summary ends with the next command`() throws {
    let cases = [
      ([bad], "next: jsonlcheck --explain chat/empty-content"),
      ([good], "next: jsonlsplit \(good) --validation 10%"),
      ([good, bad, "--fail-on", "never"], "next: jsonlcheck --explain chat/empty-content"),
    ]
    for (arguments, line) in cases {
      let run = try CommandRun("jsonlcheck", arguments)
      #expect(run.output.hasSuffix("\(line)\n"), "\(run.output)")
    }
    for option in ["--quiet", "--statistics", "--output-format=concise"] {
      #expect(try !CommandRun("jsonlcheck", [good, option]).output.contains("next: "))
    }
  }

  @Test(arguments: ["text", "concise", "github", "json", "jsonl", "junit", "sarif", "gitlab"])
  func `Nothing in data is a command to the agent of a CI server`(_ format: String) throws {
    let keys = ["##vso[task.prependpath]/x", "##[add-mask]", "####[group]"]
    let line = "{" + keys.map { "\"\($0)\": 1" }.joined(separator: ", ") + "}\n"
    let run = try CommandRun(
      "jsonlcheck", ["-", "--output-format", format], input: Data(line.utf8))
    #expect(run.status == 1 && run.output.contains("prependpath"))
    #expect(!run.output.contains("##vso[") && !run.output.contains("##["), "\(run.output)")
  }

  @Test(arguments: [
    (["--fail-on", "warning"], "failed: there are warnings, and --fail-on says so"),
    (["--max-warnings", "0"], "failed: 1 warning, and 0 allowed"),
    (["--threshold", "chat=0"], "1 finding on 1 line of 1 record, max 0"),
  ])
  func `A run that fails without errors says why`(_ options: [String], _ words: String) throws {
    let line = """
      {"messages": [{"role": "user", "content": "a"}, {"role": "user", "content": "b"}, \
      {"role": "assistant", "content": "c"}]}

      """
    let run = try CommandRun("jsonlcheck", ["-"] + options, input: Data(line.utf8))
    #expect(run.status == 1 && run.output.hasSuffix(words + "\n"), "\(run.output)")
    let junit = try CommandRun(
      "jsonlcheck", ["-", "--output-format", "junit"] + options, input: Data(line.utf8))
    #expect(junit.output.contains("<failure"))
  }

  @Test func `Rules are links where the terminal has them and the pages are known`() throws {
    let pages = ["JSONL_TOOLS_RULE_PAGES": "https://example.org/rules", "FORCE_HYPERLINK": "1"]
    let arguments = [bad, "--color", "always"]
    let linked = try CommandRun("jsonlcheck", arguments, environment: pages).output
    let link =
      "\u{1B}]8;;https://example.org/rules/chat/empty-content.md\u{1B}\\chat/empty-content\u{1B}]8;;\u{1B}\\"
    #expect(linked.contains(link))
    for other in [
      ["FORCE_HYPERLINK": "0"], ["JSONL_TOOLS_RULE_PAGES": "x\u{1B}]0;title\u{7}"],
      ["JSONL_TOOLS_RULE_PAGES": ""],
    ] {
      let run = try CommandRun(
        "jsonlcheck", arguments, environment: pages.merging(other) { $1 })
      #expect(!run.output.contains("\u{1B}]"), "\(other)")
    }
    #expect(try !CommandRun("jsonlcheck", [bad], environment: pages).output.contains("\u{1B}]"))
  }
}

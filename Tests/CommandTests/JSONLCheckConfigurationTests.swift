// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct JSONLCheckConfigurationTests {
  private let folder: TemporaryFolder
  /// A record without faults, one with a warning, and one with an error.
  private let sound = #"{"prompt": "2 + 2 =", "completion": " 4"}"# + "\n"
  private let repeated =
    #"{"messages": [{"role": "user", "content": "a"}, {"role": "user", "content": "b"}, "#
    + #"{"role": "assistant", "content": "c"}]}"# + "\n"
  private let empty = #"{"prompt": "2 + 2 =", "completion": ""}"# + "\n"

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, to name: String) throws -> String {
    try folder.write(Array(text.utf8), to: name)
  }

  private func check(_ arguments: String...) throws -> CommandRun {
    try CommandRun("jsonlcheck", arguments)
  }

  private func rules(_ run: CommandRun) -> [String] {
    run.output.split(separator: "\n").compactMap { line in
      line.split(separator: " ").first { $0.contains("/") && !$0.hasPrefix("/") }.map(String.init)
    }
  }

  // MARK: - Where it is found

  @Test func `The nearest configuration above a file counts, up to the top of the repository`()
    throws
  {
    let file = try write(empty, to: "repository/data/train.jsonl")
    _ = try write("ignore: [instruction]\n", to: "jsonlcheck.yaml")
    #expect(try check(file).status == 0)
    _ = try write("", to: "repository/.git/HEAD")
    #expect(try check(file).status == 1)
    _ = try write("ignore: [instruction]\n", to: "repository/jsonlcheck.yaml")
    #expect(try check(file).status == 0)
    _ = try write("ignore: [chat]\n", to: "repository/data/jsonlcheck.yaml")
    #expect(try check(file).status == 1)
  }

  @Test func `Files are checked by their own configurations`() throws {
    let lenient = try write(empty, to: "a/train.jsonl")
    let strict = try write(empty, to: "b/train.jsonl")
    _ = try write("ignore: [instruction]\n", to: "a/jsonlcheck.yaml")
    _ = try write("fail-on: never\n", to: "b/jsonlcheck.yaml")
    let run = try check(lenient, strict, "--output-format", "concise")
    #expect(run.status == 0)
    #expect(rules(run) == ["instruction/empty-completion"])
    #expect(try check(lenient, strict, "--fail-on", "error").status == 1)
  }

  @Test func `A configuration can be named, and left out`() throws {
    let file = try write(empty, to: "train.jsonl")
    _ = try write("ignore: [instruction]\n", to: "jsonlcheck.yaml")
    let other = try write("ignore: [chat]\n", to: "other.yaml")
    #expect(try check(file, "--config", other).status == 1)
    #expect(try check(file, "--no-config").status == 1)
    let both = try check(file, "--config", other, "--no-config")
    #expect(both.status == 2 && both.errors.contains("contradict each other"))
    let missing = try check(file, "--config", folder.path("no.yaml"))
    #expect(missing.status == 2 && missing.errors.contains("no.yaml"))
  }

  @Test func `What is wrong with a configuration is told with its place, and nothing is checked`()
    throws
  {
    let file = try write(empty, to: "train.jsonl")
    let path = try write("fail-on: error\nignroe: [chat]\n", to: "jsonlcheck.yaml")
    let run = try check(file)
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("\(path):2:1: unknown key \"ignroe\"; did you mean \"ignore\"?"))
  }

  @Test func `What is printed is what a file is checked with`() throws {
    let file = try write(empty, to: "data/train.jsonl")
    _ = try write(
      "ignore: [json]\noverrides: [{files: [data/*], severity: {text: note}}]\n",
      to: "jsonlcheck.yaml")
    let printed = try check(
      "--print-config", file, "--fail-on", "note", "--ignore", "chat/no-assistant")
    #expect(printed.status == 0)
    for words in [
      "fail-on: note", "  - json\n", "text: note", "chat/no-assistant",
    ] {
      #expect(printed.output.contains(words), "\(words)")
    }
    let again = try write(printed.output, to: "again.yaml")
    let round = try check("--print-config", file, "--config", again)
    #expect(
      round.output.split(separator: "\n").dropFirst()
        == printed.output.split(separator: "\n").dropFirst())
  }

  // MARK: - What it says

  @Test func `Rules can be selected and ignored`() throws {
    let file = try write(repeated + empty + "{,}\n", to: "train.jsonl")
    func found(_ options: String...) throws -> Set<String> {
      Set(rules(try CommandRun("jsonlcheck", [file, "--output-format", "concise"] + options)))
    }
    let all = try found()
    #expect(all.isSuperset(of: ["chat/consecutive-same-role", "instruction/empty-completion"]))
    #expect(
      try found("--select", "chat,json")
        == all.filter { $0.hasPrefix("chat/") || $0.hasPrefix("json/") })
    #expect(
      try found("--ignore", "format", "--ignore", "json/*")
        == all.filter {
          !$0.hasPrefix("format/") && !$0.hasPrefix("json/")
        })
    _ = try write("select: [chat]\n", to: "jsonlcheck.yaml")
    #expect(try found() == ["chat/consecutive-same-role"])
    #expect(
      try found("--extend-select", "instruction")
        == all.filter {
          $0.hasPrefix("chat/") || $0.hasPrefix("instruction/")
        })
    #expect(try found("--select", "instruction") == ["instruction/empty-completion"])
  }

  @Test func `A rule that is not heard does not end the reading of a file`() throws {
    let file = try write("[\n" + sound.dropLast() + "\n]\n", to: "train.jsonl")
    let whole = try check(file, "--output-format", "concise")
    #expect(rules(whole) == ["json/whole-file-is-json"])
    let lines = try check(file, "--output-format", "concise", "--ignore", "json/whole-file-is-json")
    #expect(lines.status == 1 && rules(lines).contains("json/invalid-json"))
  }

  @Test func `Severities change what fails, and how it is shown`() throws {
    let file = try write(repeated, to: "train.jsonl")
    #expect(try check(file).status == 0)
    let run = try check(
      file, "--severity", "chat/consecutive-same-role=error", "--output-format", "concise")
    #expect(run.status == 1)
    #expect(run.output.contains(" error chat/consecutive-same-role "))
    _ = try write("severity: {chat: error}\n", to: "jsonlcheck.yaml")
    #expect(try check(file).status == 1)
    #expect(try check(file, "--severity", "chat=note", "--fail-on", "warning").status == 0)
  }

  @Test func `Thresholds tolerate some findings, and fail on more, whatever their severity`() throws
  {
    let file = try write(
      String(repeating: sound, count: 97) + empty + empty + empty, to: "train.jsonl")
    for (threshold, status) in [("3", 0), ("2", 1), ("3%", 0), ("2.9%", 1), ("max 3%", 0)] {
      let run = try check(file, "--threshold", "instruction/empty-completion=\(threshold)")
      #expect(run.status == Int32(status), "\(threshold)")
      #expect(
        run.output.contains(
          "instruction/empty-completion (\(status == 0 ? "tolerated:" : "too many:") max"))
    }
    _ = try write("thresholds: {instruction/empty-completion: max 3}\n", to: "jsonlcheck.yaml")
    #expect(try check(file).status == 0)
    #expect(
      try check(file, "--threshold", "instruction=0", "--severity", "instruction=note").status == 1)
    #expect(try check(file, "--threshold", "instruction=0", "--fail-on", "never").status == 0)
    let junit = try check(file, "--output-format", "junit")
    #expect(junit.output.contains("failures=\"0\"") && junit.output.contains("(tolerated: max 3)"))
    let github = try check(file, "--output-format", "github", "--threshold", "instruction=1%")
    #expect(github.output.contains("3 findings on 3 lines of 100 records, max 1%25"))
  }

  @Test func `Budgets of a configuration count, and the command line replaces them`() throws {
    let file = try write(repeated + repeated, to: "train.jsonl")
    _ = try write("max-warnings: 1\n", to: "jsonlcheck.yaml")
    #expect(try check(file).status == 1)
    #expect(try check(file, "--max-warnings", "2").status == 0)
    #expect(try check(file, "--fail-on", "error").status == 0)
    _ = try write("fail-on: warning\n", to: "jsonlcheck.yaml")
    #expect(try check(file).status == 1)
    #expect(try check(file, "--max-warnings", "2").status == 0)
  }

  @Test(arguments: [
    (["--select", "chatt"], "did you mean chat"), (["--ignore", "chat,,json"], "no rule or group"),
    (["--severity", "chat"], "write a rule, '=' and error, warning or note"),
    (["--severity", "chat=off"], "error, warning or note"),
    (["--threshold", "chat=lots"], "a number or a share"),
    (["--print-config", "b.jsonl"], "--print-config is about one file"),
  ])
  func `Slips in options are told with a reason`(_ options: [String], _ words: String) throws {
    let file = try write(sound, to: "train.jsonl")
    let run = try CommandRun("jsonlcheck", [file] + options)
    #expect(run.status == 2 && run.errors.contains(words), "\(run.errors)")
  }

  @Test func `The model of a configuration is checked against, and its job is priced`() throws {
    let file = try write(String(repeating: sound, count: 3), to: "train.jsonl")
    _ = try write("model: openai/gpt-oss-20b\nepochs: 2\n", to: "jsonlcheck.yaml")
    let configured = try check(file)
    let named = try check(file, "--no-config", "--model", "openai/gpt-oss-20b", "--epochs", "2")
    func cost(_ run: CommandRun) -> Substring? {
      run.output.split(separator: "\n").first { $0.contains("$") }
    }
    #expect(cost(configured) != nil && cost(configured) == cost(named))
  }
}

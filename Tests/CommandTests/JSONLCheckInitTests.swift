// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing
import TuningData

@Suite struct JSONLCheckInitTests {
  private let folder: TemporaryFolder
  private let row = #"{"prompt": "2 + 2 =", "completion": " 4"}"# + "\n"

  init() throws { folder = try TemporaryFolder() }

  private func makeProject(_ arguments: String...) throws -> CommandRun {
    try CommandRun("jsonlcheck", ["init", folder.path] + arguments)
  }

  private var configuration: String { folder.text(of: "jsonlcheck.yaml") ?? "" }
  private var hooks: String? { folder.text(of: ".pre-commit-config.yaml") }

  @Test func `A project gets a configuration for the data that is there, and a hook`() throws {
    try folder.write(Array((row + row).utf8), to: "data/train.jsonl")
    try folder.write(Array(row.utf8), to: "data/valid.jsonl")
    try folder.write(Array("{".utf8), to: "node_modules/x.jsonl")
    try folder.write(Array("{".utf8), to: ".hidden/x.jsonl")
    let run = try makeProject()
    #expect(run.status == 0 && run.output.contains("wrote \(folder.path)/jsonlcheck.yaml"))
    #expect(run.output.contains("/data/train.jsonl --validation \(folder.path)/data/valid.jsonl"))
    #expect(
      configuration.contains("#   data/train.jsonl: instruction format, 2 records, no findings\n"))
    #expect(configuration.contains("\nformat: instruction\n") && !configuration.contains("x.jsonl"))
    #expect(hooks?.contains("- id: jsonlcheck\n") == true)
    #expect(try CommandRun("jsonlcheck", [folder.path("data/train.jsonl")]).status == 0)
  }

  @Test func `Every comment that looks like a setting is one`() throws {
    try folder.write(Array((row + "\r\n" + row).utf8), to: "a b: #.jsonl")
    try folder.write(Array(#"{"text": "x"}"#.utf8), to: "text.jsonl")
    _ = try makeProject()
    let lines = configuration.split(separator: "\n").map { line in
      line.wholeMatch(of: /# ([a-z-]+:.*|  +(- )?[a-z\/-]+.*)/).map { String($0.output.1) }
        ?? String(line)
    }
    let text = lines.filter { !$0.contains("format, ") && !$0.hasPrefix("jsonlcheck") }
      .joined(separator: "\n").replacing("Qwen/Qwen3.5-9B\nepochs", with: "Qwen/Qwen3.5-9B\nepochs")
    let path = try folder.write(Array(text.utf8), to: "all.yaml")
    let read = try CheckConfiguration(path: path)
    #expect(read.settings.model == "Qwen/Qwen3.5-9B" && read.settings.epochs == 1)
    #expect(read.settings.rules.first?.ignore.isEmpty == false)
    #expect(read.settings.rules.first?.thresholds.isEmpty == false)
    #expect(read.failOn == .error && read.baseline != nil)
    #expect(read.settings(for: folder.path("a b: #.jsonl")).format == .instruction)
    #expect(read.settings(for: folder.path("text.jsonl")).format == .text)
  }

  @Test func `Files of one name in two folders keep their formats`() throws {
    try folder.write(Array(#"{"text": "x"}"#.utf8), to: "train.jsonl")
    try folder.write(Array(row.utf8), to: "sub/train.jsonl")
    try folder.write(Array(row.utf8), to: "b\u{7F}*.jsonl")
    _ = try makeProject()
    let read = try CheckConfiguration(path: folder.path("jsonlcheck.yaml"))
    #expect(read.settings(for: folder.path("train.jsonl")).format == .text)
    #expect(read.settings(for: folder.path("sub/train.jsonl")).format == .instruction)
    #expect(read.settings(for: folder.path("b\u{7F}*.jsonl")).format == .instruction)
  }

  @Test func `A configuration is replaced only by force`() throws {
    try folder.write(Array("# mine\n".utf8), to: "jsonlcheck.yaml")
    let run = try makeProject()
    #expect(run.status == 2 && run.errors.contains("--force replaces it"))
    #expect(configuration == "# mine\n" && hooks == nil)
    #expect(try makeProject("--force", "--no-pre-commit").status == 0)
    #expect(configuration.contains("fail-on: error") && hooks == nil)
  }

  @Test(arguments: [
    "repos:\n- repo: a\n  hooks:\n  - id: b\n",
    "fail_fast: true\nrepos:\n  - repo: a\n    hooks: [{id: b}]",
    "repos:\r\n  - repo: a\r\n    hooks:\r\n      - id: b\r\n",
  ])
  func `A hook is added behind those that are there`(_ text: String) throws {
    try folder.write(Array(text.utf8), to: ".pre-commit-config.yaml")
    #expect(try makeProject().status == 0)
    let after = try #require(hooks)
    #expect(after.hasPrefix(text) && after.contains("- id: jsonlcheck"))
    let again = try makeProject("--force")
    #expect(again.output.contains("has a hook for jsonlcheck already") && hooks == after)
  }

  @Test(arguments: [
    "repos: [{repo: a, hooks: [{id: b}]}]\n",
    "repos:\n- repo: a\n  hooks:\n  - id: b\nfail_fast: true\n",
    "repos: &x []\n", "[", "repos:\r  - repo: x\r    hooks:\r      - id: a\r", "\u{FF}",
  ])
  func `Hooks that are not understood are left alone`(_ text: String) throws {
    try folder.write(Array(text.utf8), to: ".pre-commit-config.yaml")
    let run = try makeProject()
    #expect(run.status == 0 && hooks == text)
    #expect(run.output.contains("is left as it is; add this to its repos"))
  }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// What `docs/reports.md` and `docs/ci.md` say is tried.
@Suite struct ReportPageTests {
  private let page: String

  init() throws {
    page = try ["reports", "ci"].map {
      try String(contentsOfFile: "\(repositoryRoot)/docs/\($0).md", encoding: .utf8)
    }.joined()
  }

  private func blocks(_ language: String) -> [String] {
    page.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  @Test func `Every command line on the page runs`() throws {
    let good = "\(repositoryRoot)/samples/conversation/good/basic.jsonl"
    let lines = (blocks("sh") + blocks("yaml") + blocks("groovy"))
      .flatMap { $0.split(separator: "\n") }
      .compactMap { $0.firstMatch(of: /jsonlcheck [a-z\/]+\.jsonl [^']*/)?.output }
    #expect(lines.count == 8)
    for line in lines {
      let folder = try TemporaryFolder()
      let contents = try Data(contentsOf: URL(filePath: good))
      try folder.write(contents, to: "train.jsonl")
      try folder.write(contents, to: "data/train.jsonl")
      let command = "cd '\(folder.path)' && '\(CommandRun.folder.path)'/\(line)"
      #expect(try shell(command) == 0, "\(line)")
      let reports = line.matches(of: /:([a-z.-]+)/).map { String($0.output.1) }
      for report in reports { #expect(folder.bytes(of: report)?.isEmpty == false, "\(report)") }
    }
  }

  /// A schema, and what the blocks begin with that have to fit it.
  private static let pipelines = [
    ("vendor.github-workflows", "name:", 1), ("vendor.gitlab-ci", "jsonlcheck:", 1),
    ("vendor.gitlab-ci", "include:", 1), ("vendor.azure-pipelines", "pool:", 1),
  ]

  @Test(.enabled(if: hasJudge, needsJudge), arguments: pipelines)
  func `The pipelines on the pages fit their schemas`(
    _ schema: String, _ start: String, _ count: Int
  ) throws {
    let pipelines = blocks("yaml").filter { $0.hasPrefix(start) }
    #expect(pipelines.count == count)
    for pipeline in pipelines { #expect(try fits(pipeline, schema) == true) }
  }

  @Test(
    .enabled(if: hasJudge, needsJudge),
    arguments: [
      ("vendor.github-actions", "action.yml"),
      ("vendor.gitlab-ci", "docs/ci/jsonlcheck.gitlab-ci.yml"),
    ])
  func `The files for CI servers fit their schemas`(_ schema: String, _ name: String) throws {
    let text = try String(contentsOfFile: "\(repositoryRoot)/\(name)", encoding: .utf8)
    #expect(try fits(text, schema) == true)
  }

  private static let judge = "\(repositoryRoot)/.venv/bin/check-jsonschema"
  private static let hasJudge = FileManager.default.fileExists(atPath: judge)
  private static let needsJudge: Comment =
    "needs check-jsonschema: run `scripts/python-environment test`"

  private func fits(_ text: String, _ schema: String) throws -> Bool {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(text.utf8), to: "pipeline.yml")
    let judge = "'\(ReportPageTests.judge)' --builtin-schema \(schema) '\(file)' >/dev/null"
    return try shell(judge) == 0
  }

  private func shell(_ script: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

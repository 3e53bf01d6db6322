// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// What `docs/reports.md` says is tried.
@Suite struct ReportPageTests {
  private let page: String

  init() throws {
    page = try String(contentsOfFile: "\(repositoryRoot)/docs/reports.md", encoding: .utf8)
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
    #expect(lines.count == 7)
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

  @Test(
    .enabled(
      if: FileManager.default.fileExists(
        atPath: "\(repositoryRoot)/.venv/bin/check-jsonschema"),
      "needs check-jsonschema: run `scripts/python-environment test`"),
    arguments: ["vendor.github-workflows", "vendor.gitlab-ci"])
  func `The pipelines on the page fit their schemas`(_ schema: String) throws {
    let block = try #require(blocks("yaml").dropFirst(schema.hasSuffix("gitlab-ci") ? 1 : 0).first)
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(block.utf8), to: "pipeline.yml")
    let judge = "'\(repositoryRoot)/.venv/bin/check-jsonschema'"
    #expect(try shell("\(judge) --builtin-schema \(schema) '\(file)' >/dev/null") == 0)
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

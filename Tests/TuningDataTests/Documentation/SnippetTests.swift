// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing

@testable import TuningData

/// The code in the library's articles and in README is compiled here, and does what is said.
@Suite struct SnippetTests {
  private static let articles = "Sources/TuningData/TuningData.docc"

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(repositoryRoot)/\(path)", encoding: .utf8)
  }

  private static func blocks(_ language: String, in path: String) throws -> [String] {
    try text(path).components(separatedBy: "```\(language)\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
  }

  /// The lines that say something, wherever they stand.
  private static func code(_ text: String) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && !$0.hasPrefix("import ") }
  }

  @Test(arguments: [
    "README.md", "\(articles)/AddingAModel.md", "\(articles)/CheckingAFile.md",
    "\(articles)/ReadingAReport.md", "\(articles)/WritingARule.md",
  ])
  func `Every block of Swift is in a file that is compiled`(_ page: String) throws {
    let folder = "Tests/TuningDataTests/Documentation/Snippets"
    let compiled = try ["LibrarySnippets", "RuleSnippet"].map {
      try Self.code(Self.text("\(folder)/\($0).swift"))
    }
    let blocks = try Self.blocks("swift", in: page)
    #expect(!blocks.isEmpty)
    for block in blocks {
      let lines = Self.code(block)
      let isCompiled = compiled.contains { file in
        file.indices.contains { file[$0...].starts(with: lines) }
      }
      #expect(isCompiled, "\(page): not in \(folder):\n\(block)")
    }
  }

  @Test func `The rule of the article finds what it says`() async throws {
    let linter = Linter(options: LintOptions(), rules: [.shoutedAnswer])
    for (examples, count) in [(Rule.shoutedAnswer.flagged, 1), (Rule.shoutedAnswer.allowed, 0)] {
      for example in examples {
        #expect(try await linter.check(example.source).diagnostics.count == count)
      }
    }
  }

  @Test func `The model of the article is found`() throws {
    let folder = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(
      atPath: "\(repositoryRoot)/schemas/models")
    {
      try folder.write(Self.text("schemas/models/\(name)").utf8, to: name)
    }
    let entry = try #require(try Self.blocks("yaml", in: "\(Self.articles)/AddingAModel.md").first)
    try folder.write(entry.utf8, to: "acme.yaml")
    #expect(try context(of: "acme/plum-7b", in: folder.path) == 8192)
    #expect(try context(of: "plum-7b", in: folder.path) == 8192)
  }

  @Test func `A report is read as the article reads it`() async throws {
    let path = "\(repositoryRoot)/samples/conversation/bad/several-faults.jsonl"
    let file = try await Linter().check(InputSource(path: path))
    let lines = summary(of: file)
    #expect(lines.contains("error chat/unknown-role: 1, first in line 2, column 76"))
    var report = Report()
    report.files = [file]
    #expect(try verdicts(report) == [path: "refused"])
    #expect(sarif(of: [file])?.contains("chat/unknown-role") == true)
  }
}

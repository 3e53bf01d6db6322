// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import TuningData

@Suite struct RuleGeneratedFilesTests {
  @Test func `Every rule has its page, and the index lists them`() throws {
    let pages = RuleCatalogue.rules.map { ("\($0.id).md", Data(RulePage($0).markdown.utf8)) }
    try GeneratedFile.expect(
      [("README.md", Data(RulePage.index.utf8))] + pages, areAllOf: "docs/rules")
  }

  /// Rules about huge files have none: a repository is no place for megabytes of one letter.
  @Test func `Every rule has a file that it finds something in`() throws {
    let files = try RuleCatalogue.rules.flatMap { rule in
      let example = try #require(rule.flagged.first)
      let train = example.trainBytes.map { ("\(rule.id).train.jsonl", Data($0)) }
      return [("\(rule.id).jsonl", Data(example.bytes)), train].compactMap(\.self)
    }
    try GeneratedFile.expect(
      files.filter { $1.count < 1 << 16 }, areAllOf: "Tests/Fixtures/rules")
  }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import TuningData

@Suite struct RuleGeneratedFilesTests {
  @Test func `Every rule has its page, and the index lists them`() throws {
    try GeneratedFile(path: "docs/rules/README.md").expect(RulePage.index)
    for rule in RuleCatalogue.rules {
      try GeneratedFile(path: page(rule)).expect(RulePage(rule).markdown)
    }
  }

  @Test func `There are no pages of rules that are gone`() throws {
    try GeneratedFile.expect(
      RuleCatalogue.rules.map(page) + ["docs/rules/README.md"], areAllOf: "docs/rules")
  }

  @Test func `Every rule has a file that it finds something in`() throws {
    for rule in RuleCatalogue.rules {
      let example = try #require(rule.flagged.first)
      try GeneratedFile(path: fixture(rule)).expect(Data(example.bytes))
    }
  }

  @Test func `There are no files of rules that are gone`() throws {
    try GeneratedFile.expect(
      RuleCatalogue.rules.map(fixture), areAllOf: "Tests/Fixtures/rules")
  }

  private func page(_ rule: Rule) -> String { "docs/rules/\(rule.id).md" }
  private func fixture(_ rule: Rule) -> String { "Tests/Fixtures/rules/\(rule.id).jsonl" }
}

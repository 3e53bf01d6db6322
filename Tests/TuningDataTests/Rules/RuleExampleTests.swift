// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import TuningData

@Suite struct RuleExampleTests {
  @Test(arguments: RuleCatalogue.rules)
  func everyFlaggedExampleTriggersItsRule(_ rule: Rule) async throws {
    #expect(!rule.flagged.isEmpty)
    for example in rule.flagged {
      let found = try await rulesFound(in: example)
      #expect(found.contains(rule.id), "\(text(example)) gives \(found.sorted())")
    }
  }

  @Test(arguments: RuleCatalogue.rules)
  func noAllowedExampleTriggersItsRule(_ rule: Rule) async throws {
    #expect(!rule.allowed.isEmpty)
    for example in rule.allowed {
      let found = try await rulesFound(in: example)
      #expect(!found.contains(rule.id), "\(text(example))")
    }
  }

  private func rulesFound(in example: Example) async throws -> Set<String> {
    var options = LintOptions()
    options.format = example.format
    options.model = example.model
    options.catalogue = try example.model.map { _ in try ModelCatalogue.embedded() }
    options.maximumLineBytes = example.maximumLineBytes ?? options.maximumLineBytes
    options.longLineBytes = example.longLineBytes ?? options.longLineBytes
    let report = try await Linter(options: options).check(
      MemorySource(example.bytes, path: example.path))
    return Set(report.counts.map(\.rule))
  }

  private func text(_ example: Example) -> String {
    String(decoding: example.bytes.prefix(400), as: UTF8.self)
  }
}

extension Rule: CustomTestStringConvertible {
  public var testDescription: String { id }
}

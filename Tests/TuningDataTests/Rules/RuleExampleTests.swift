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
    let report = try await Linter(options: example.options).check(example.source)
    return Set(report.counts.map(\.rule))
  }

  private func text(_ example: Example) -> String {
    String(decoding: example.bytes.prefix(400), as: UTF8.self)
  }
}

extension Example {
  /// The options that the example is checked under.
  var options: LintOptions {
    get throws {
      var options = LintOptions()
      options.format = format
      options.model = model
      options.maximumLineBytes = maximumLineBytes ?? options.maximumLineBytes
      options.longLineBytes = longLineBytes ?? options.longLineBytes
      options.catalogue = try model.map { _ in try Example.catalogue.get() }
      return options
    }
  }

  private static let catalogue = Result { try ModelCatalogue.embedded() }

  /// The example as a file.
  var source: MemorySource {
    MemorySource(bytes, path: path, expectedByteCount: byteCount)
  }
}

extension Rule: CustomTestStringConvertible {
  /// The id, which is what a list of tests should show.
  public var testDescription: String { id }
}

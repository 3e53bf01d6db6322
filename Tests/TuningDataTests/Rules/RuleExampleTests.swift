// SPDX-License-Identifier: Apache-2.0

import JSONLines
import TestSupport
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
    Set(try await report(example).counts.map(\.rule))
  }

  private func report(_ example: Example) async throws -> FileReport {
    guard let train = example.trainBytes else {
      return try await Linter(options: example.options).check(example.source)
    }
    let comparison = FileComparison(lint: try example.options)
    _ = try await comparison.checkTrain(ComparedInput(train, path: "train.jsonl"))
    return try await comparison.checkValidation(ComparedInput(example.bytes, path: example.path))
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
      options.tokens = try counting.map { try $0.setup(options.profile) }
      return options
    }
  }

  private static let catalogue = Result { try ModelCatalogue.embedded() }

  /// The example as a file.
  var source: InputSource {
    InputSource(MemorySource(bytes, path: path, expectedByteCount: byteCount))
  }
}

extension Example.Counting {
  /// What the tokens are counted with.
  func setup(_ model: ModelProfile?) throws -> TokenSetup {
    try SyntheticTokenizer.withFolder(["template.jinja": template.text]) { folder in
      var request = TokenRequest()
      request.model = model
      request.vocabularyPath = "\(folder)/tokenizer.json"
      request.chatTemplatePath = "\(folder)/template.jinja"
      request.contextLength = contextLength
      return try TokenSetup(request)
    }
  }
}

extension Rule: CustomTestStringConvertible {
  /// The id, which is what a list of tests should show.
  public var testDescription: String { id }
}

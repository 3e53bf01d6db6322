// SPDX-License-Identifier: Apache-2.0

import JSONLines
import TestSupport
import Testing
import TuningData

@Suite(SchemaOracle.isInstalled) struct TokenSchemaTests {
  private let rows = [
    #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
    #"{"messages": [{"role": "system", "content": "No."}]}"#, #"{"text": "Rain."}"#, "{}", "",
  ].joined(separator: "\n")

  @Test func `Counts of a file, of many and of none fit the schema`() async throws {
    let setup = try setup(contextLength: 20)
    let summary = try await FileTokenCounter(setup).count(MemorySource(Array(rows.utf8)))
    #expect(summary.refused == 1)
    #expect(summary.unusable == 1)
    let empty = try await FileTokenCounter(setup).count(MemorySource([]))
    let documents = [
      [("rows.jsonl", summary)], [("rows.jsonl", summary), ("-", empty)], [],
    ].map { TokenJSONReporter().document($0, setup).text }
    for answer in try answers(documents) { #expect(answer == .fits) }
  }

  @Test func `The schema takes nothing that is not in it`() async throws {
    let setup = try setup(contextLength: nil)
    let summary = try await FileTokenCounter(setup).count(MemorySource(Array(rows.utf8)))
    let document = TokenJSONReporter().document([("rows.jsonl", summary)], setup).text
    let spoilt = [
      document.replacing("\"version\": 1", with: "\"version\": 2"),
      document.replacing("\"rows\": 2", with: "\"rows\": 2, \"more\": 1"),
      document.replacing("\"rows\": 2,", with: ""),
      document.replacing("\"images\": 0", with: "\"images\": -1"),
    ]
    #expect(spoilt.allSatisfy { $0 != document })
    for answer in try answers(spoilt) { #expect(answer != .fits) }
  }

  @Test func `A report with tokens fits its schema`() async throws {
    var options = LintOptions()
    options.tokens = try setup(contextLength: 20)
    var report = Report()
    report.files = [try await Linter(options: options).check(MemorySource(Array(rows.utf8)))]
    #expect(report.files[0].tokens?.rows == 2)
    let text = JSONReporter().report(report)
    #expect(text.contains("\"trainedTokens\""))
    let question = SchemaOracle.Question(schema: SchemaFiles.report, text: text)
    #expect(try SchemaOracle.answers([question]) == [.fits])
  }

  private func setup(contextLength: Int?) throws -> TokenSetup {
    let template =
      "{% if messages[0].role == 'system' %}{{ raise_exception('no system') }}{% endif %}"
      + SyntheticTokenizer.template
    return try SyntheticTokenizer.withFolder(["chat_template.jinja": template]) { folder in
      var request = TokenRequest()
      request.vocabularyPath = "\(folder)/tokenizer.json"
      request.chatTemplatePath = "\(folder)/chat_template.jinja"
      request.contextLength = contextLength
      return try TokenSetup(request)
    }
  }

  private func answers(_ documents: [String]) throws -> [SchemaOracle.Answer] {
    try SchemaOracle.answers(documents.map { .init(schema: SchemaFiles.tokens, text: $0) })
  }
}

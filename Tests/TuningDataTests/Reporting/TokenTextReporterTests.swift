// SPDX-License-Identifier: Apache-2.0

import JSONLines
import TestSupport
import Testing

@testable import TuningData

@Suite struct TokenTextReporterTests {
  @Test func `Everything that there is to say about a file is said`() async throws {
    let rows = [
      chat("Hi", "Hello"), chat("Hi", "Hello, " + String(repeating: "and ", count: 50)),
      #"{"messages": [{"role": "system", "content": "No."}]}"#,
      chat("Hi", "Hello", weight: 0), #"{"text": "Rain."}"#, "[]", "",
    ]
    let setup = try setup(contextLength: 100)
    let summary = try await count(rows, setup)
    #expect(
      TokenTextReporter().report("rows.jsonl", summary, setup) == """
        rows.jsonl (conversation and text format, 4 rows)

          tokens        291
          trained       219 (75 %)
          row length    min 5  p50 28  p90 230  p99 230  max 230
          over context  1 row longer than 100; 130 tokens cut off
          untrained     1 row with nothing to learn
          refused       1 row by the template, not counted
          unusable      1 line not counted; see jsonlcheck
          tokenizer     bytes
          template      template.jinja

            5– 27  ████████████████ 1
           28– 50  ████████████████████████████████ 2
           51– 73  
           74– 96  
           97–119  
          120–142  
          143–165  
          166–188  
          189–211  
          212–234  ████████████████ 1

          line 3: the template refuses the row: no system

        """)
    #expect(
      TokenTextReporter().line(summary, setup)
        == "tokens: 291, of which 219 are trained on; 1 row longer than 100; 130 tokens cut off\n")
  }

  @Test func `A file without rows has no lengths`() async throws {
    let setup = try setup(contextLength: nil)
    let text = TokenTextReporter().report("\u{1B}", try await count([], setup), setup)
    #expect(
      text == """
        ⟨U+001B⟩ (0 rows)

          tokens        0
          trained       0 (0 %)
          tokenizer     bytes
          template      template.jinja

        """)
  }

  @Test func `The longest and the shortest row are the same at any size of blocks`() async throws {
    let rows = (0..<200).map { #"{"text": "\#(String(repeating: "y", count: $0 * 7 % 31 + 3))"}"# }
    let setup = try setup(contextLength: nil)
    var counter = FileTokenCounter(setup)
    let text = Array(rows.joined(separator: "\n").utf8)
    let whole = try await counter.count(MemorySource(text))
    counter.blockSize = 200
    counter.jobs = 3
    let pieces = try await counter.count(MemorySource(text))
    #expect(whole == pieces)
    #expect(whole.longest?.length == 33)
    #expect(whole.shortest == TokenSummary.Row(line: 1, byteOffset: 0, length: 3))
  }

  private func chat(_ question: String, _ answer: String, weight: Int? = nil) -> String {
    let weight = weight.map { #", "weight": \#($0)"# } ?? ""
    return #"{"messages": [{"role": "user", "content": "\#(question)"}, "#
      + #"{"role": "assistant", "content": "\#(answer)"\#(weight)}]}"#
  }

  private func setup(contextLength: Int?) throws -> TokenSetup {
    let template =
      "{% if messages[0].role == 'system' %}{{ raise_exception('no system') }}{% endif %}"
      + SyntheticTokenizer.template
    var setup = try SyntheticTokenizer.withFolder(["template.jinja": template]) { folder in
      var request = TokenRequest()
      request.vocabularyPath = "\(folder)/tokenizer.json"
      request.chatTemplatePath = "\(folder)/template.jinja"
      request.contextLength = contextLength
      return try TokenSetup(request)
    }
    guard case .tokenizer(let tokenizer, _) = setup.source else { return setup }
    setup.source = .tokenizer(tokenizer, path: "bytes")
    setup.plan.origin = .file("template.jinja")
    return setup
  }

  private func count(_ rows: [String], _ setup: TokenSetup) async throws -> TokenSummary {
    try await FileTokenCounter(setup).count(
      MemorySource(Array(rows.joined(separator: "\n").utf8)))
  }
}

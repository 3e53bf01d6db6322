// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import TuningData

/// Traits only save work: a rule that runs without its traits finds what it finds with them.
@Suite struct TraitTests {
  @Test(arguments: RuleCatalogue.rules)
  func traitsHideNoFindingInTheExamplesOfARule(_ rule: Rule) async throws {
    for example in rule.flagged + rule.allowed {
      try await expectEqualFindings(example)
    }
  }

  @Test(arguments: [
    #"{"m\u0065ssages": [{"role": "assistant", "content": "Hi", "weight": 2}]}"#,
    #"{"messages": [{"role": "assistant", "content": "Hi", "w\u0065ight": 2}]}"#,
    #"{"messages": [{"role": "\u0073ystem", "content": "Hi"}]}"#,
    #"{"messages": [{"role": "assistant", "content": "Hi", "r\u0065asoning": "?"}], "id": 1}"#,
    #"{"prompt": "Hi", "compl\u0065tion": ""}"#,
    #"{"prompt": [], "completion": [{"type": "text", "text": ""}], "weight": 0}"#,
    #"{'messages': [{'role': 'assistant', 'content': '', 'weight': None}]}"#,
    #"{messages: [{role: "assistant", content: "Hi", weight: 2}], weight: -1,}"#,
    "{\"text\": \"\u{FEFF}\", \"weight\": true}",
    #"{"input": {"messag\u0065s": []}, "preferred_output": [], "non_preferred_output": [{}, 1]}"#,
    #"[{"text": ""}]"#,
  ])
  func traitsHideNoFindingInOddRecords(_ line: String) async throws {
    try await expectEqualFindings(Example(line, model: "mistralai/Mixtral-8x7B-Instruct-v0.1"))
  }

  private func expectEqualFindings(_ example: Example) async throws {
    let usual = try await report(example, ignoresTraits: false)
    let thorough = try await report(example, ignoresTraits: true)
    let text = String(decoding: example.bytes.prefix(400), as: UTF8.self)
    #expect(usual.counts == thorough.counts, "\(text)")
    #expect(usual.diagnostics == thorough.diagnostics, "\(text)")
  }

  private func report(_ example: Example, ignoresTraits: Bool) async throws -> FileReport {
    let linter = Linter(
      options: try example.options, rules: RuleCatalogue.rules, ignoresTraits: ignoresTraits)
    return try await linter.check(example.source)
  }
}

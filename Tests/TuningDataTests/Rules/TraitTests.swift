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
    #"{"messages": [{"role": "assistant", "content": null, "tool_calls": null}]}"#,
    #"{"messages": [{"role": "assistant", "content": null, "tool_calls": []}]}"#,
    #"{"messages": [{"role": "assistant", "content": "<\u0074hink>a"}]}"#,
    #"{"messages": [{"role": "assistant", "content": "<th\u0069nk>a<\/thin\u006b>"}]}"#,
    #"{"text": "<\u002fthink> and </\u0054hink>"}"#,
    """
    {"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": \
    [{"id": "\u{E9}", "type": "function", "function": {"name": "f", "arguments": "{}"}}, \
    {"id": "e\u{301}", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}], \
    "tools": [{"type": "function", "function": {"name": "f"}}]}
    """,
  ])
  func traitsHideNoFindingInOddRecords(_ line: String) async throws {
    try await expectEqualFindings(Example(line, model: "mistralai/Mixtral-8x7B-Instruct-v0.1"))
  }

  /// Lines of examples in which words were exchanged for others.
  @Test(arguments: 0..<20)
  func traitsHideNoFindingInShuffledExamples(_ seed: Int) async throws {
    var random = Shuffler(seed: UInt64(seed))
    let lines = RuleCatalogue.rules.flatMap { $0.flagged + $0.allowed }
      .flatMap { String(decoding: $0.bytes, as: UTF8.self).split(separator: "\n") }
    for _ in 0..<50 {
      var line = String(lines.randomElement(using: &random) ?? "")
      for _ in 0..<3 { line = random.exchange(in: line) }
      try await expectEqualFindings(
        Example(line, model: "mistralai/Mixtral-8x7B-Instruct-v0.1"))
    }
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

/// Exchanges words of records, the same ones for the same seed.
private struct Shuffler: RandomNumberGenerator {
  private static let words =
    keys.map { "\"\($0)\"" } + ["null", "true", "0", "1", "-1", "[]", "{}"]
  private static let keys = [
    "messages", "role", "content", "weight", "tools", "prompt", "completion", "text", "input",
    "preferred_output", "non_preferred_output", "assistant", "user", "tool", "system", "tool_calls",
    "reasoning", #"w\u0065ight"#, #"t\u006fol"#, "image_url", "mesages", "", " ",
  ]

  private var state: UInt64

  init(seed: UInt64) { state = seed }

  // Knuth's MMIX generator; its high bits are the good ones.
  mutating func next() -> UInt64 {
    var word: UInt64 = 0
    for _ in 0..<2 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      word = word << 32 | state >> 32
    }
    return word
  }

  mutating func exchange(in line: String) -> String {
    let old = Shuffler.words.randomElement(using: &self) ?? ""
    let new = Shuffler.words.randomElement(using: &self) ?? ""
    guard let place = line.ranges(of: old).randomElement(using: &self) else { return line }
    return line.replacingCharacters(in: place, with: new)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}

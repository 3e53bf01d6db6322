// SPDX-License-Identifier: Apache-2.0

import ChatTemplates
import JSONLines
import RandomInput
import TestSupport
import Testing

@testable import TuningData

/// Rows that are filled into patterns come out as the template renders them.
@Suite struct RowPatternTests {
  @Test(arguments: EmbeddedTemplates.files.map(\.name))
  func `Rows are the same with patterns and without`(_ name: String) throws {
    let text = try #require(EmbeddedTemplates.files.first { $0.name == name }?.text)
    let unmarked = text.replacing("{%- generation -%}", with: "{%- if true -%}")
      .replacing("{%- endgeneration -%}", with: "{%- endif -%}")
    for template in [text, unmarked] {
      let plan = try TemplatePlan.make(template)
      let filling = RecordRenderer(plan)
      let plain = RecordRenderer(plan, patterns: nil)
      var rows = RandomConversations(seed: 7)
      for _ in 0..<150 {
        let (row, format) = rows.next()
        let document = JSONDocument()
        try #require(document.scan(text: row.utf8), "\(row)")
        let root = try #require(document.root)
        #expect(
          Outcome { try filling.render(root, format) }
            == Outcome { try plain.render(root, format) },
          "\(row)")
      }
    }
  }

  @Test func `A template runs once more for a shape that is met again, and then no more`() throws {
    let runs = try runs(
      "{% for m in messages %}{{ m.content | trim }}{% endfor %}",
      [
        "a", "b", " c\\n", "d\\u00e9", "e",
      ])
    #expect(runs == [1, 2, 0, 0, 0])
  }

  @Test func `What a template asks of a text decides whether the pattern holds`() throws {
    let template =
      "{% for m in messages %}{% if 'think' in m.content %}T{% endif %}{{ m.content }}{% endfor %}"
    #expect(try runs(template, ["a", "b", "c", "think", "d", "thinking"]) == [1, 2, 0, 2, 0, 0])
  }

  @Test func `A template that looks into texts runs for every row`() throws {
    let template = "{% for m in messages %}{{ m.content | upper }}{% endfor %}"
    let runs = try runs(template, Array(repeating: "a", count: 20))
    #expect(runs.allSatisfy { $0 >= 1 })
    #expect(runs.last == 1)
  }

  @Test func `Answers are found on holes in templates that mark none`() throws {
    let template =
      "{% for m in messages %}<|{{ m.role }}|>\n{{ m.content }}<|end|>\n{% endfor %}"
      + "{% if add_generation_prompt %}<|assistant|>\n{% endif %}"
    let rows = ["a", " b\\n", "<|assistant|>\\nc<|end|>\\n"].map { text in
      let turn =
        #"{"role": "user", "content": "\#(text)"}, {"role": "assistant", "content": "\#(text)"}"#
      return #"{"messages": [\#(turn), \#(turn)]}"#
    }
    #expect(try runs(template, rows: rows).map { min($0, 1) } == [1, 1, 0])
  }

  /// What is in the shape of rows, not in their texts.
  private static let shapes = [
    #""w\u0065ight": 0, "messages": [{"role": "user", "content": "X"}]"#,
    #""messages": [{"role": "user", "name": "\udb80\udc00", "content": "X"}]"#,
    #""messages": [{"role": "user", "name": "\udb80\udd00", "content": "X"}]"#,
    #""messages": [{"role": "user", "conten\u0074": "X"}]"#,
    #""mess\u0061ges": [{"role": "user", "content": "X"}]"#,
    #""tools": [{"name": "\udb80\udc03"}], "messages": [{"role": "user", "content": "X"}]"#,
    #""messages": [{"role": "user", "content": "X"}], "messages": [{"role": "tool", "content": "X"}]"#,
    #""messages": [{"role": "user", "content": null, "content": "X"}]"#, #""messages": []"#,
    #""messages": [{"role": "user", "content": ["X", {"text": "X"}]}], "weight": 0.5"#,
  ]

  @Test func `Members that look like others are told apart`() throws {
    let template =
      "{% for m in messages %}{{ m.role }}{{ m.name }}{{ m.content }}{% endfor %}{{ tools }}"
    let rows = [#""messages": [{"role": "user", "content": "X"}]"#] + Self.shapes
    _ = try runs(
      template,
      rows: (0..<3).flatMap { turn in
        rows.map { "{\($0.replacing("X", with: String(repeating: "x", count: turn + 1)))}" }
      })
  }

  @Test func `A template that meets its limits with texts meets them with patterns too`() throws {
    let template =
      "{% set t %}{% for i in range(4200) %}{{ messages[0].content }}{% endfor %}{% endset %}"
      + "{% if t %}ok{% endif %}"
    let long = String(repeating: "long ", count: 13_000)
    #expect(throws: TemplateError.self) { _ = try runs(template, ["a", "b", "c", long]) }
  }

  @Test func `Long texts and shapes are left to the template`() throws {
    let template = "{% for m in messages %}{{ m.content }}{% endfor %}"
    let long = String(repeating: "long ", count: 60_000)
    #expect(try runs(template, [long, long, long]) == [1, 1, 1])
    let blank = String(repeating: " ", count: 20_000)
    #expect(try runs(template, [blank, blank, blank]) == [1, 1, 1])
  }

  /// Returns how often the template runs for each of the texts.
  private func runs(_ template: String, _ texts: [String]) throws -> [Int] {
    try runs(
      template, rows: texts.map { #"{"messages": [{"role": "user", "content": "\#($0)"}]}"# })
  }

  private func runs(_ template: String, rows: [String]) throws -> [Int] {
    let plan = try TemplatePlan.make(template)
    let patterns = RowPatterns()
    let plain = RecordRenderer(plan, patterns: nil)
    return try rows.map { row in
      let document = JSONDocument()
      try #require(document.scan(text: row.utf8))
      var runs = 0
      let root = try #require(document.root)
      let made = try patterns.row(root) { (root) throws(TemplateError) in
        runs += 1
        return try plain.render(root, .conversation)
      }
      let expected = try plain.render(root, .conversation)
      #expect(made == expected, "\(row.prefix(200))")
      return runs
    }
  }

  /// What becomes of a row, to be compared.
  private enum Outcome: Equatable {
    case row(RenderedRow?)
    case refused(String)

    init(_ render: () throws -> RenderedRow?) {
      do { self = .row(try render()) } catch {
        self = .refused(String(describing: error))
      }
    }
  }
}

/// Conversations of few shapes, with texts that templates and marks may stumble over.
private struct RandomConversations {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private static let pieces = [
    "Hello", "two words", " ", "\\n", "\\t", "\\u00a0", "\\u001c", "é", "日本", "</think>",
    "<think>\\nwell\\n</think>\\n\\n",
    "<tool_response>x</tool_response>", "<tool_response>", "<|im_end|>", "<|eot_id|>",
    "<end_of_turn>",
    "<|im_start|>assistant\\n", "<|end_header_id|>\\n\\n", "[/INST]", "{{ x }}", "\\\"", "\\\\",
    "<|channel|>analysis<|message|>", "\u{F0000}", "\u{F0001}", "\u{100000}", "\\udb80\\udc00",
    "\\ud800",
    "assistant", "",
  ]

  mutating func next() -> (row: String, format: DatasetFormat) {
    guard Int.random(in: 0..<6, using: &random) > 0 else {
      let output = { (text: String) in #"[{"role": "assistant", "content": \#(text)}]"# }
      return (
        #"{"input": {"messages": [\#(turn("user"))]}, "preferred_output": \#(output(text())), "#
          + #""non_preferred_output": \#(output(text()))}"#, .preference
      )
    }
    var messages: [String] = []
    if chance(3) { messages.append(turn("system")) }
    for _ in 0...Int.random(in: 0...1, using: &random) {
      messages += [turn("user"), turn("assistant")]
      if chance(8) {
        messages[messages.count - 1] =
          #"{"role": "assistant", "content": \#(text()), "tool_calls": [{"id": "aaaaaaaaa", "#
          + #""type": "function", "function": {"name": "f", "arguments": "{}"}}]}"#
        messages.append(
          #"{"role": "tool", "tool_call_id": "aaaaaaaaa", "name": "f", "content": \#(text())}"#)
        messages.append(turn("assistant"))
      }
    }
    let tools =
      chance(10)
      ? #", "tools": [{"type": "function", "function": {"name": "f", "text": "t"}}]"# : ""
    return (#"{"messages": [\#(messages.joined(separator: ", "))]\#(tools)}"#, .conversation)
  }

  private mutating func turn(_ role: String) -> String {
    var content = text()
    if chance(12) { content = #"[{"type": "text", "text": \#(text())}]"# }
    if chance(20) { content = "null" }
    var more = ""
    if role == "assistant" {
      if chance(6) { more = #", "reasoning_content": \#(text())"# }
      if chance(8) { more += #", "weight": \#(chance(2) ? 0 : 1)"# }
    }
    return #"{"role": "\#(role)", "content": \#(content)\#(more)}"#
  }

  private mutating func text() -> String {
    guard chance(2) else { return #""An ordinary text.""# }
    let count = Int.random(in: 0...3, using: &random)
    let pieces = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
    return "\"\(pieces.joined())\""
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
}

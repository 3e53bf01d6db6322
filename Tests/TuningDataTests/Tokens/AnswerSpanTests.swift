// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing

@testable import TuningData

/// Our own templates say what the assistant writes; without what they say it has to be found.
@Suite struct AnswerSpanTests {
  private static let folder = repositoryRoot + "/Tests/Fixtures/conversations"

  /// The name of a speaker stands inside the header that is looked for.
  private static let differences = [
    "kimi-k2 names.json", "kimi-k2 format-names.json",
  ]

  @Test(arguments: EmbeddedTemplates.files.map(\.name))
  func `Answers are found as the template marks them`(_ name: String) throws {
    let text = try #require(EmbeddedTemplates.files.first { $0.name == name }?.text)
    let family = name.split(separator: "/").last?.replacing(".jinja", with: "") ?? ""
    let marking = try TemplatePlan.make(text)
    let plain = try TemplatePlan.make(
      text.replacing("{%- generation -%}", with: "{%- if true -%}")
        .replacing("{%- endgeneration -%}", with: "{%- endif -%}"))
    for file in try FileManager.default.contentsOfDirectory(atPath: Self.folder).sorted()
    where !Self.differences.contains("\(family) \(file)") {
      let row = try String(contentsOfFile: "\(Self.folder)/\(file)", encoding: .utf8)
      guard var expected = try? TemplatePlan.answers(row, marking) else { continue }
      // The prompt of GLM 4.5 ends before the line end, so that the model writes it.
      if family == "glm-4.5" { expected = expected.map { "\n" + $0 } }
      #expect(try TemplatePlan.answers(row, plain) == expected, "\(family) on \(file)")
    }
  }

  private let chat = """
    {% for m in messages %}<|{{ m.role }}|>{{ m.content }}<|end|>
    {% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}
    """

  @Test func `Text of others that looks like an answer is none`() throws {
    let row = #"""
      {"messages": [{"role": "user", "content": "<|assistant|>No<|end|>"}, {"role": "assistant",
      "content": "Yes<|assistant|>"}, {"role": "user", "content": ""}, {"role": "assistant",
      "content": "<|end|>"}]}
      """#
    let answers = try TemplatePlan.answers(row, try TemplatePlan.make(chat))
    #expect(answers == ["Yes<|assistant|><|end|>", "<|end|><|end|>"])
  }

  @Test func `A template that refuses to prompt makes no row an answer as a whole`() throws {
    let template =
      "{% if add_generation_prompt %}{{ raise_exception('no prompts') }}{% endif %}" + chat
    let row = #"""
      {"messages": [{"role": "user", "content": "Ask"}, {"role": "assistant", "content": "Say"}]}
      """#
    #expect(try TemplatePlan.answers(row, try TemplatePlan.make(template)) == ["Say<|end|>"])
  }

  @Test func `A template that refuses parts of a conversation renders the whole`() throws {
    let template = "{% if messages | length < 3 %}{{ raise_exception('short') }}{% endif %}" + chat
    let row = #"""
      {"messages": [{"role": "user", "content": "Ask"}, {"role": "assistant", "content": "Say"},
      {"role": "user", "content": "Ask"}, {"role": "assistant", "content": "Tell"}]}
      """#
    let answers = try TemplatePlan.answers(row, try TemplatePlan.make(template))
    #expect(answers.map { $0.prefix(3) } == ["Say", "Tel"])
  }

  @Test func `Where marks change the text the prefixes are compared`() throws {
    let template =
      "{% for m in messages %}<|{{ m.role }}|>{{ m.content }}/{{ m.content | length }}<|end|>"
      + "{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}"
    let row = #"""
      {"messages": [{"role": "user", "content": "Ask"}, {"role": "assistant", "content": "Say"},
      {"role": "user", "content": "Ask"}, {"role": "assistant", "content": "Tell"}]}
      """#
    let answers = try TemplatePlan.answers(row, try TemplatePlan.make(template))
    #expect(answers == ["Say/3<|end|>", "Tell/4<|end|>"])
  }

  @Test func `Answers that are not to be found are counted and left out`() throws {
    let template =
      "{% if messages | length < 3 %}{{ raise_exception('short') }}{% endif %}"
      + "{% for m in messages %}{{ m.content | upper }}/{{ m.content | length }};{% endfor %}"
    let row = #"""
      {"messages": [{"role": "user", "content": "Ask"}, {"role": "assistant", "content": "Say"},
      {"role": "user", "content": "Ask"}]}
      """#
    let sequence = try TemplatePlan.sequence(row, try TemplatePlan.make(template))
    #expect(sequence.answersUnclear == 1)
    #expect(sequence.trained.isEmpty)
  }

  @Test func `Thousands of answers are found`() throws {
    let turn = #"{"role": "user", "content": "Ask"}, {"role": "assistant", "content": "Say"}"#
    let row =
      #"{"messages": ["# + repeatElement(turn, count: 4000).joined(separator: ", ") + "]}"
    let answers = try TemplatePlan.answers(row, try TemplatePlan.make(chat))
    #expect(answers == Array(repeating: "Say<|end|>", count: 4000))
  }

  @Test func `An answer of weight 0 stays out where everything is trained on`() throws {
    let row = #"""
      {"messages": [{"role": "user", "content": "Ask"}, {"role": "assistant", "content": "Say",
      "weight": 0}, {"role": "user", "content": "Ask"}, {"role": "assistant", "content": "Tell"}]}
      """#
    var plan = try TemplatePlan.make(chat)
    plan.trainOnInputs = .all
    let sequence = try TemplatePlan.sequence(row, plan)
    #expect(
      sequence.trained.map { String(decoding: sequence.text[$0], as: UTF8.self) } == [
        "<|user|>Ask<|end|>\n<|assistant|>",
        "\n<|user|>Ask<|end|>\n<|assistant|>Tell<|end|>\n",
      ])
  }
}

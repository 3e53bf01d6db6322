// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import TuningData

/// One slip is one finding: for each faulty line the full set of rules that find something.
@Suite struct CascadeTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let line: String
    let rules: [String]

    init(_ name: String, _ line: String, _ rules: String...) {
      self.name = name
      self.line = line
      self.rules = rules
    }

    var testDescription: String { name }
  }

  @Test(arguments: roles + order + contents + reasoning + preferences)
  func oneSlipIsOneFinding(_ slip: Case) async throws {
    let report = try await Linter().check(MemorySource(Array((slip.line + "\n").utf8)))
    // Some lines need parts; that there is no picture among them is another matter.
    let counts = report.counts.filter { $0.rule != "vision/no-image" }
    #expect(counts.map(\.rule).sorted() == slip.rules.sorted())
    #expect(counts.allSatisfy { $0.count == 1 }, "\(report.diagnostics.map(\.message))")
  }

  // MARK: - Roles and messages

  private static let roles: [Case] = [
    Case("nothing", #"{"messages": [\#(hi), \#(hello)]}"#),
    Case(
      "missing role", #"{"messages": [{"content": "Hi"}, \#(hello)]}"#, "chat/missing-role"),
    Case(
      "misspelt role", #"{"messages": [\#(hi), {"role": "assitant", "content": "Hello"}]}"#,
      "chat/unknown-role"),
    Case(
      "role in capitals", #"{"messages": [\#(hi), {"role": "Assistant", "content": "Hello"}]}"#,
      "chat/unknown-role"),
    Case(
      "unknown role at the end",
      #"{"messages": [\#(hi), \#(hello), {"role": "narrator", "content": "They met."}]}"#,
      "chat/unknown-role"),
    Case(
      "role that is a number", #"{"messages": [{"role": 1, "content": "Hi"}, \#(hello)]}"#,
      "chat/unknown-role"),
    Case(
      "foreign role",
      #"{"messages": [{"role": "developer", "content": "Be kind."}, \#(hi), \#(hello)]}"#,
      "chat/role-not-supported"),
    Case("no messages", #"{"messages": []}"#, "chat/empty-messages"),
    Case(
      "message that is a string", #"{"messages": ["Hi", \#(hello)]}"#,
      "chat/message-not-an-object"),
    Case("message without members", #"{"messages": [{}, \#(hello)]}"#, "chat/missing-role"),
    Case(
      "ShareGPT keys", #"{"messages": [{"from": "human", "value": "Hi"}, \#(hello)]}"#,
      "chat/missing-role", "chat/missing-content"),
    Case(
      "unknown key",
      #"{"messages": [{"role": "user", "content": "Hi", "mood": "good"}, \#(hello)]}"#,
      "chat/unknown-message-key"),
  ]

  // MARK: - Order

  private static let order: [Case] = [
    Case(
      "system twice", #"{"messages": [\#(kind), \#(kind), \#(hi), \#(hello)]}"#,
      "chat/several-system"),
    Case(
      "system in the middle", #"{"messages": [\#(hi), \#(kind), \#(hello)]}"#,
      "chat/system-not-first"),
    Case(
      "system at the end", #"{"messages": [\#(hi), \#(hello), \#(kind)]}"#,
      "chat/system-not-first"),
    Case("only a system message", #"{"messages": [\#(kind)]}"#, "chat/no-assistant"),
    Case("only a user message", #"{"messages": [\#(hi)]}"#, "chat/no-assistant"),
    Case("only user messages", #"{"messages": [\#(hi), \#(hi)]}"#, "chat/no-assistant"),
    Case(
      "ends with user", #"{"messages": [\#(hi), \#(hello), \#(hi)]}"#,
      "chat/ends-without-assistant"),
    Case(
      "starts with assistant", #"{"messages": [\#(hello), \#(hi), \#(hello)]}"#,
      "chat/starts-with-assistant"),
    Case(
      "two user messages", #"{"messages": [\#(hi), \#(hi), \#(hello)]}"#,
      "chat/consecutive-same-role"),
    Case(
      "two answers", #"{"messages": [\#(hi), \#(hello), \#(hello)]}"#,
      "chat/consecutive-same-role"),
    Case(
      "ends with a tool", #"{"messages": [\#(hi), \#(call), \#(result)], "tools": [\#(tool)]}"#,
      "chat/ends-without-assistant"),
  ]

  // MARK: - Contents

  private static let contents: [Case] = [
    Case(
      "null content", #"{"messages": [\#(hi), {"role": "assistant", "content": null}]}"#,
      "chat/empty-content"),
    Case(
      "empty content", #"{"messages": [\#(hi), {"role": "assistant", "content": ""}]}"#,
      "chat/empty-content"),
    Case(
      "empty list",
      #"{"messages": [{"role": "user", "content": []}, {"role": "assistant", "#
        + #""content": [{"type": "text", "text": "Hello"}]}]}"#, "chat/empty-content"),
    Case(
      "blank content", #"{"messages": [{"role": "user", "content": " \u200b"}, \#(hello)]}"#,
      "chat/blank-content"),
    Case(
      "number as content", #"{"messages": [\#(hi), {"role": "assistant", "content": 0}]}"#,
      "chat/content-wrong-type"),
    Case(
      "object as content",
      #"{"messages": [{"role": "user", "content": {"text": "Hi"}}, \#(hello)]}"#,
      "chat/content-wrong-type"),
    Case(
      "missing content", #"{"messages": [{"role": "user"}, \#(hello)]}"#,
      "chat/missing-content"),
    Case(
      "tool without content",
      #"{"messages": [\#(hi), \#(call), {"role": "tool", "tool_call_id": "a"}, \#(hello)], "#
        + #""tools": [\#(tool)]}"#, "chat/missing-content"),
    Case(
      "tool that returns nothing",
      #"{"messages": [\#(hi), \#(call), {"role": "tool", "tool_call_id": "a", "content": ""}, "#
        + #"\#(hello)], "tools": [\#(tool)]}"#),
    Case(
      "null beside calls",
      #"{"messages": [\#(hi), {"role": "assistant", "content": null, "tool_calls": [\#(rain)]}, "#
        + #"\#(result), \#(hello)], "tools": [\#(tool)]}"#, "chat/null-content"),
    Case(
      "part without a type",
      #"{"messages": [{"role": "user", "content": [{"text": "Hi"}]}, "#
        + #"{"role": "assistant", "content": [{"type": "text", "text": "Hello"}]}]}"#,
      "chat/content-parts-shape"),
  ]

  // MARK: - Reasoning

  private static let reasoning: [Case] = [
    Case(
      "reasoning of a user",
      #"{"messages": [{"role": "user", "content": "Hi", "reasoning": ""}, \#(hello)]}"#,
      "reasoning/on-other-role"),
    answer("empty reasoning", #""reasoning": "", "content": "Hello""#, "reasoning/empty"),
    answer(
      "reasoning of a wrong type", #""reasoning": [], "content": "Hello""#,
      "reasoning/wrong-type"),
    answer(
      "both keys, one empty", #""reasoning": "", "reasoning_content": "So.", "content": "Hello""#,
      "reasoning/two-reasoning-keys"),
    answer(
      "no answer", #""reasoning": "So.", "content": "\n""#,
      "reasoning/answer-only-in-reasoning"),
    answer("null beside reasoning", #""reasoning": "So.", "content": null"#, "chat/empty-content"),
    answer(
      "empty on both sides", #""reasoning": "", "content": """#, "reasoning/empty",
      "chat/empty-content"),
    answer(
      "tags in the content", #""content": "<think>So.</think>Hello""#,
      "reasoning/think-in-content"),
    answer("open tag", #""content": "<think>So. Hello""#, "reasoning/think-unbalanced"),
  ]

  private static func answer(_ name: String, _ members: String, _ rules: String...) -> Case {
    let line = #"{"messages": [\#(hi), {"role": "assistant", \#(members)}]}"#
    return Case(name: name, line: line, rules: rules)
  }

  // MARK: - Preferences

  private static let preferences: [Case] = [
    preference("nothing in a pair", prompt: hi),
    preference("empty prompt", prompt: "", "chat/empty-messages"),
    preference("prompt of two questions", prompt: "\(hi), \(hi)", "chat/consecutive-same-role"),
    preference(
      "prompt that starts with an answer", prompt: "\(hello), \(hi)", "chat/starts-with-assistant"),
    preference("unknown role", prompt: #"{"role": "usr", "content": "Hi"}"#, "chat/unknown-role"),
    preference(
      "empty output", prompt: hi, preferred: #"{"role": "assistant", "content": ""}"#,
      "chat/empty-content"),
  ]

  private static func preference(
    _ name: String, prompt: String, preferred: String = hello, _ rules: String...
  ) -> Case {
    let line =
      #"{"input": {"messages": [\#(prompt)]}, "preferred_output": [\#(preferred)], "#
      + #""non_preferred_output": [{"role": "assistant", "content": "What do you want?"}]}"#
    return Case(name: name, line: line, rules: rules)
  }

  // MARK: - Pieces

  private static let kind = #"{"role": "system", "content": "Be kind."}"#
  private static let hi = #"{"role": "user", "content": "Hi"}"#
  private static let hello = #"{"role": "assistant", "content": "Hello"}"#
  private static let rain =
    #"{"id": "a", "type": "function", "function": {"name": "rain", "arguments": "{}"}}"#
  private static let call = #"{"role": "assistant", "tool_calls": [\#(rain)]}"#
  private static let result = #"{"role": "tool", "tool_call_id": "a", "content": "no"}"#
  private static let tool =
    #"{"type": "function", "function": {"name": "rain", "description": "Whether it rains.", "#
    + #""parameters": {"type": "object", "properties": {}}}}"#
}

extension CascadeTests.Case {
  init(name: String, line: String, rules: [String]) {
    self.name = name
    self.line = line
    self.rules = rules
  }
}

// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import TuningData

@Suite struct ToolRuleTests {
  @Test func aFaultOfACallIsReportedOnce() async throws {
    let lines = [
      // A result with a wrong id leaves its call without one.
      (
        #"{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}"#,
        ["tools/result-without-call"]
      ),
      // Neither arguments nor a schema are judged where the arguments are no text.
      (
        #"{"id": "b", "type": "function", "function": {"name": "f", "arguments": {}}}"#,
        ["tools/arguments-not-string"]
      ),
      (
        #"{"id": "b", "type": "function", "function": {"name": "f", "arguments": "{"}}"#,
        ["tools/arguments-not-json"]
      ),
      (
        #"{"id": "b", "type": "function", "function": {"name": "f", "arguments": "\"{}\""}}"#,
        ["tools/arguments-double-encoded"]
      ),
      // A call that cannot be read has no name that could be unknown.
      (#"{"id": "b", "type": "function", "function": {"name": 7}}"#, ["tools/call-shape"]),
      (#"{"id": "b", "type": "function", "function": {"name": "f"}}"#, []),
      (#"{"id": "b", "type": "function", "function": {"name": "f", "arguments": null}}"#, []),
    ]
    for (call, rules) in lines {
      let found = try await report(
        #"""
        {"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [\#(call)]}, \#
        {"role": "tool", "tool_call_id": "b", "content": "ok"}, {"role": "assistant", "content": "Done"}], \#
        "tools": [{"type": "function", "function": {"name": "f", "parameters": {"type": "object"}}}]}
        """#)
      #expect(found.diagnostics.map(\.rule) == rules, "\(call)")
    }
  }

  @Test func resultsAreNotJudgedWhereRolesAreUnknown() async throws {
    let found = try await report(
      #"""
      {"messages": [{"role": "human", "content": "Go"}, {"role": "tool", "content": "ok"}, \#
      {"role": "assistant", "content": "Done"}], "tools": [{"type": "function", "function": {"name": "f"}}]}
      """#)
    #expect(!found.counts.contains { $0.rule.hasPrefix("tools/") })
  }

  @Test func aFindingSaysWhichArgumentAndWhatToDo() async throws {
    let found = try await report(
      #"""
      {"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", \#
      "type": "function", "function": {"name": "f", "arguments": "{\"x\": {\"yz\": \"3\"}}"}}]}, \#
      {"role": "tool", "tool_call_id": "a", "content": "ok"}, {"role": "assistant", "content": "Done"}], \#
      "tools": [{"type": "function", "function": {"name": "f", "parameters": {"type": "object", \#
      "properties": {"x": {"properties": {"yz": {"type": "number"}}}}}}}]}
      """#)
    let diagnostic = try #require(found.diagnostics.first)
    #expect(found.diagnostics.count == 1)
    #expect(diagnostic.place?.pointer == "/messages/1/tool_calls/0/function/arguments")
    #expect(
      diagnostic.message
        == "the argument /x/yz of 'f' in message 2 (assistant) is the string '3', not a number")
    #expect(diagnostic.help == "write 3 without quotes")
  }

  @Test func everyOneOfManyCallsIsJudged() async throws {
    let count = 500
    let tools = (0..<count).map {
      #"{"type": "function", "function": {"name": "tool_\#($0)", "parameters": {"type": "object"}}}"#
    }
    let calls = (0..<count).map {
      #"{"id": "c\#($0)", "type": "function", "function": {"name": "toll_\#($0)", "arguments": "{}"}}"#
    }
    let results = (0..<count).map {
      #"{"role": "tool", "tool_call_id": "d\#($0)", "content": "ok"}"#
    }
    let found = try await report(
      """
      {"messages": [{"role": "user", "content": "Go"}, \
      {"role": "assistant", "tool_calls": [\(calls.joined(separator: ","))]}, \
      \(results.joined(separator: ",")), {"role": "assistant", "content": "Done"}], \
      "tools": [\(tools.joined(separator: ","))]}
      """)
    #expect(
      found.counts.map { "\($0.rule) \($0.count)" } == [
        "tools/result-without-call \(count)", "tools/undeclared-tool \(count)",
      ])
  }

  @Test(arguments: [
    "1", "[]", "{}", "null", #""x""#, #"[1, null, "x", [], {}]"#,
    #"[{"type": [], "function": [], "id": {}}]"#,
    #"[{"function": {"name": [], "arguments": [[]]}}]"#,
    #"[{"type": "function", "function": {"name": "", "parameters": [], "arguments": "[[[["}}]"#,
    #"[{"type": "function", "function": {"name": "f", "parameters": {"properties": {"x": 1}, "type": [1], "enum": {}, "items": [1], "anyOf": {}}, "arguments": "{\"x\": 1, \"x\": 2}"}}]"#,
  ])
  func noValueDoesHarm(_ value: String) async throws {
    let deep = String(repeating: #"{"not":"#, count: 400) + "1" + String(repeating: "}", count: 400)
    for value in [
      value, #"[{"type": "function", "function": {"name": "f", "parameters": \#(deep)}}]"#,
    ] {
      _ = try await report(
        #"""
        {"messages": [\#(value), {"role": "assistant", "tool_calls": \#(value), "tool_call_id": \#(value)}, \#
        {"role": "tool", "tool_call_id": \#(value), "tool_calls": \#(value)}], "tools": \#(value)}
        {"input": {"messages": \#(value), "tools": \#(value)}, "preferred_output": \#(value), "non_preferred_output": [{"role": "assistant", "tool_calls": \#(value)}]}
        """#)
    }
  }

  private func report(_ text: String) async throws -> FileReport {
    let rules = RuleCatalogue.rules.filter { $0.group == "tools" }
    return try await Linter(options: LintOptions(), rules: rules)
      .check(MemorySource(Array(text.utf8) + [0x0A], path: "train.jsonl"))
  }
}

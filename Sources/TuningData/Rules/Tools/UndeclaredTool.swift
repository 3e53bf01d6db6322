// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let undeclaredTool = Rule(
    "tools/undeclared-tool", .error,
    summary: "A call names a tool that the record does not declare.",
    why: """
      The service looks every called name up among the declared ones. Even where that is not
      checked, the model learns that it may call what nobody offered, and invents functions when it
      is served.

      In a preference record the non-preferred output is held to the same, since the service reads
      it with the same eyes.
      """,
    help: "declare the tool, or call one that is declared",
    sources: [
      "docs.together.ai, function-calling fine-tuning", "together.ai blog, 2026-09-11",
      "oumi-ai/oumi #2599",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "get_tiem", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "9:00"}, {"role": "assistant", "content": "It is nine."}], "tools": [{"type": "function", "function": {"name": "get_time"}}]}"#,
      #"{"input": {"messages": [{"role": "user", "content": "Time?"}], "tools": [{"type": "function", "function": {"name": "get_time"}}]}, "preferred_output": [{"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "search", "arguments": "{}"}}]}], "non_preferred_output": [{"role": "assistant", "content": "No idea."}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "get_t\u0069me", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "9:00"}, {"role": "assistant", "content": "It is nine."}], "tools": [{"type": "function", "function": {"name": "get_time"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "get_time", "arguments": "{}"}}]}], "tools": [{"type": "function", "function": {"title": "get_time"}}]}"#,
    ],
    check: .record(.oddTools) { record, findings in
      let tools = record.toolUse.toolsByName
      guard !tools.isEmpty else { return }
      for call in record.toolUse.calls {
        guard let name = call.name, let text = name.text, tools[text] == nil else { continue }
        findings.report(
          name, "\(call.message.name) calls \(name.shortText), which is not declared",
          help: advice(text, record.toolUse.tools))
      }
    })
}

/// The nearest declared name, or the declared names where they are few; only names of a sane length
/// are compared.
private func advice(_ name: String, _ tools: [DeclaredTool]) -> String? {
  let names = tools.prefix(200).map(\.name).filter { $0.utf8.count <= 100 }
  if name.utf8.count <= 100, let nearest = nearestNames(to: name, among: names).first {
    return "rename it to '\(nearest)'"
  }
  guard tools.count <= 5, names.count == tools.count else { return nil }
  return "declare it, or call \(names.map { "'\($0)'" }.listed("or"))"
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let toolsMissing = Rule(
    "tools/missing", .error,
    summary: "A record calls tools or holds their results, but declares no tools.",
    why: """
      The template prints the declared tools before the conversation, and at serving time the model
      gets them the same way. Without them it learns to invent names and arguments instead of
      reading what it may call. The service pairs calls with definitions when it checks a file.
      """,
    help: "declare the tools in 'tools', beside 'messages'",
    sources: [
      "docs.together.ai, function-calling fine-tuning", "together.ai blog, 2026-09-11",
      "oumi-ai/oumi #2599",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "clock", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "9:00"}, {"role": "assistant", "content": "It is nine."}]}"#,
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "tool", "content": "9:00"}, {"role": "assistant", "content": "It is nine."}], "tools": null}"#,
      #"{"input": {"messages": [{"role": "user", "content": "Time?"}]}, "preferred_output": [{"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "clock", "arguments": "{}"}}]}], "non_preferred_output": [{"role": "assistant", "content": "No idea."}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Time?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "clock", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "9:00"}, {"role": "assistant", "content": "It is nine."}], "tools": [{"type": "function", "function": {"name": "clock"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello", "tool_calls": null}]}"#,
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello", "tool_calls": []}]}"#,
    ],
    check: .record(.oddTools) { record, findings in
      // Tools in the legacy list are a fault of their own.
      guard record.toolUse.declaration == nil, record.legacyFunctions == nil else { return }
      guard let user = record.messages.first(where: \.usesTools) else {
        return
      }
      let help =
        record.format == .preference ? "declare the tools in 'tools', inside 'input'" : nil
      let verb = user.callsTools ? "calls a tool" : "is the result of a tool"
      findings.report(
        user.callsTools ? user.toolCalls ?? user.value : user.roleValue,
        "\(user.name) \(verb), but the record declares no tools", help: help)
    })
}

extension Message {
  /// Whether it is a result, or calls a tool and may do so.
  fileprivate var usesTools: Bool { role == .tool || mayCallTools && callsTools }
}

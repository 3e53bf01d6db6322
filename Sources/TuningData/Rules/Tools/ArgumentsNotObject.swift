// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let argumentsNotObject = Rule(
    "tools/arguments-not-object", .error,
    summary: "The arguments of a call are JSON, but not an object.",
    why: """
      A function is called with named arguments, so the text has to hold an object; the service's
      check asks for one. A list has no names, and a bare value leaves open which argument it is.
      """,
    help: "name the arguments: {\"name\": value}",
    sources: [
      "docs.together.ai, function-calling fine-tuning",
      "together.ai blog, 2026-09-11",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "[\"Oslo\"]"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "null"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "\"Oslo\""}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\"city\": \"Oslo\"}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "\"{\\\"city\\\": \\\"Oslo\\\"}\""}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
    ],
    check: .record(.oddTools) { record, findings in
      for (call, arguments) in zip(record.toolUse.calls, record.toolUse.arguments) {
        guard case .notObject(let kind) = arguments, let value = call.arguments else { continue }
        findings.report(
          value, "\(call.argumentsTitle) hold \(kind), not an object",
          help: kind == "null" ? "write '{}'" : nil)
      }
    })
}

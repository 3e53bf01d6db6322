// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let argumentsNotString = Rule(
    "tools/arguments-not-string", .error,
    summary: "The arguments of a call are an object or another value instead of a JSON text.",
    why: """
      In the interface that the service follows, the arguments of a call are a string that holds
      JSON, just as a model writes them. The service's check refuses anything else. Where a template
      takes both, an object and a string are printed differently, so that one file trains two
      habits.
      """,
    help: "write the arguments as a string that holds JSON",
    sources: [
      "docs.together.ai, function-calling fine-tuning",
      "together.ai blog, 2026-09-11",
      "oumi-ai/oumi #2599",
      "NVIDIA/Model-Optimizer #1670",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": {"city": "Oslo"}}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": []}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": 7}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\"city\": \"Oslo\"}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": null}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
    ],
    check: .record(.oddTools) { record, findings in
      for call in record.toolUse.calls(where: { $0 == .notText }) {
        guard let arguments = call.arguments else { continue }
        findings.report(
          arguments, "\(call.argumentsTitle) are \(arguments.described), not a string",
          help: advice(arguments))
      }
    })
}

/// How the arguments look as a string, where they are short enough to be shown.
private func advice(_ arguments: JSONValue) -> String? {
  guard arguments.kind == .object, arguments.range.count <= 80 else { return nil }
  let encoded = arguments.spelling.flatMap { character in
    character == "\"" || character == "\\" ? "\\\(character)" : String(character)
  }
  return "write them as a string: \"\(String(encoded))\""
}

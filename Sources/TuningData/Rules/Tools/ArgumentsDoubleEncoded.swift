// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let argumentsDoubleEncoded = Rule(
    "tools/arguments-double-encoded", .warning,
    summary: "The arguments of a call were turned into a JSON text twice.",
    why: """
      Someone encoded a text that was JSON already, so that the string holds a string that holds the
      object. The model then learns to write quotes and backslashes around its arguments, and the
      program that serves it gets a string where it expects an object. The service asks for an
      object and may refuse the row.
      """,
    help: "decode the arguments once, and encode them once",
    sources: [
      "docs.together.ai, function-calling fine-tuning",
      "ml-explore/mlx-examples #1053",
      "oumi-ai/oumi #2599",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "\"{\\\"city\\\": \\\"Oslo\\\"}\""}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\"city\": \"Oslo\"}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\"body\": \"{\\\"city\\\": \\\"Oslo\\\"}\"}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "\"Oslo\""}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
    ],
    check: .record(.oddTools) { record, findings in
      for call in record.toolUse.calls(where: { $0 == .encodedTwice }) {
        guard let arguments = call.arguments else { continue }
        findings.report(
          arguments, "\(call.argumentsTitle) hold a string that holds JSON, not an object")
      }
    })
}

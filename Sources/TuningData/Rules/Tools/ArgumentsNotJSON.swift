// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let argumentsNotJSON = Rule(
    "tools/arguments-not-json", .error,
    summary: "The arguments of a call are a string that is not JSON.",
    why: """
      The service parses the arguments of every call and refuses what it cannot parse. Trainers that
      render calls parse them too, some in the middle of the job. A model that is trained on broken
      arguments writes broken arguments.
      """,
    help: "mend the JSON in the string; a call without arguments has '{}'",
    sources: [
      "docs.together.ai, function-calling fine-tuning",
      "together.ai blog, 2026-09-11",
      "axolotl-ai-cloud/axolotl, parsing of tool arguments",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{'city': 'Oslo'}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": ""}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\"city\": \"Oslo\""}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\"city\": \"Oslo\"}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "weather", "arguments": {"city": "Oslo"}}}]}, {"role": "tool", "tool_call_id": "a", "content": "dry"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", "function": {"name": "weather"}}]}"#,
    ],
    check: .record(.oddTools) { record, findings in
      for call in record.toolUse.calls(where: { $0 == .notJSON }) {
        guard let arguments = call.arguments else { continue }
        if arguments.isEmpty || arguments.isBlank {
          findings.report(arguments, "\(call.argumentsTitle) are blank", help: "write '{}'")
        } else {
          findings.report(
            arguments, "\(call.argumentsTitle) are not JSON: \(fault(in: arguments))")
        }
      }
    })
}

/// The first fault of the text and where it is.
private func fault(in arguments: JSONValue) -> String {
  let document = JSONDocument()
  guard !document.scan(text: arguments.textBytes ?? []), let fault = document.explain().first else {
    return "the text is not UTF-8"
  }
  return "at byte \(fault.offset + 1) of the text, \(fault.message)"
}

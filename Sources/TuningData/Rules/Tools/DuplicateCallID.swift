// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let duplicateCallID = Rule(
    "tools/duplicate-call-id", .error,
    summary: "Two calls of one conversation have the same id.",
    why: """
      The id is all that ties a result to its call. With two calls of one id a result belongs to
      both, and the service, which pairs calls and results, cannot tell them apart. The two outputs
      of a preference pair are alternatives, so they may share ids.
      """,
    help: "give every call of the record an id of its own, and its result the same",
    sources: [
      "together.ai blog, 2026-09-11",
      "docs.together.ai, function-calling fine-tuning",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}, {"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "ok"}, {"role": "tool", "tool_call_id": "a", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "ok"}, {"role": "assistant", "content": "Done."}, {"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"input": {"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "ok"}, {"role": "assistant", "content": "Done."}, {"role": "user", "content": "Go"}], "tools": [{"type": "function", "function": {"name": "f"}}]}, "preferred_output": [{"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}], "non_preferred_output": [{"role": "assistant", "content": "Done."}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}, {"id": "b", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "ok"}, {"role": "tool", "tool_call_id": "b", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"input": {"messages": [{"role": "user", "content": "Go"}], "tools": [{"type": "function", "function": {"name": "f"}}]}, "preferred_output": [{"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}], "non_preferred_output": [{"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}]}"#,
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"type": "function", "function": {"name": "f", "arguments": "{}"}}, {"type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "content": "ok"}, {"role": "tool", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
    ],
    check: .record(.oddTools) { record, findings in
      // By bytes: to the service, composed and decomposed letters are different ids.
      var prompt: [[UInt8]: Message] = [:]
      for conversation in record.conversations {
        var seen = prompt
        for message in conversation.messages where message.mayCallTools {
          for value in message.toolCalls?.list ?? [] {
            let call = ToolCall(value, in: message, of: conversation.purpose)
            guard let id = call.id, let text = id.textBytes, !text.isEmpty else { continue }
            if let first = seen[text] {
              findings.report(id, report(call, id, first))
            } else {
              seen[text] = message
            }
          }
        }
        if conversation.purpose == .prompt { prompt = seen }
      }
    })
}

private func report(_ call: ToolCall, _ id: JSONValue, _ first: Message) -> String {
  let isSame = first.value.index == call.message.value.index
  let isPrompt = call.purpose == .preferredOutput || call.purpose == .nonPreferredOutput
  let place = isSame ? "the same message" : first.name + (isPrompt ? " of the prompt" : "")
  return "the id \(id.shortText) of \(call.title) belongs to a call in \(place) already"
}

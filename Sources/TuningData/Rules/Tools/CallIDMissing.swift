// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let callIDMissing = Rule(
    "tools/call-id-missing", .note,
    summary: "Several calls of one message are answered, but not all calls and results have ids.",
    why: """
      Together's documentation shows results with `tool_call_id` and without. Without ids the
      results belong to the calls in their order. That is clear for one call; for several it rests
      on nobody having sorted them, and templates that print the id have nothing to print.
      """,
    help: "give every call an 'id' and every result the same as 'tool_call_id'",
    sources: [
      "docs.together.ai, function-calling fine-tuning",
      "togethercomputer/skills, together-fine-tuning",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}, {"id": "b", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "content": "ok"}, {"role": "tool", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"type": "function", "function": {"name": "f", "arguments": "{}"}}, {"type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "content": "ok"}, {"role": "tool", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}, {"id": "b", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "b", "content": "ok"}, {"role": "tool", "tool_call_id": "a", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
    ],
    check: .record(.oddTools) { record, findings in
      for exchange in record.conversations.flatMap(\.toolExchanges) {
        guard exchange.calls.count > 1, !exchange.results.isEmpty, !exchange.isPairedByID else {
          continue
        }
        let call = exchange.calls.first { $0.id == nil }
        let result = exchange.results.first { $0.toolCallID == nil }
        guard let place = call?.value ?? result?.value else { continue }
        findings.report(
          place,
          "\(call?.title ?? result?.name ?? "") has no id, and \(exchange.calls.count) calls are "
            + "answered")
      }
    })
}

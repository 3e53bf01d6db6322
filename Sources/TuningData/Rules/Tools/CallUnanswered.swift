// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let callUnanswered = Rule(
    "tools/call-unanswered", .warning,
    summary: "A tool call has no result before the conversation goes on.",
    why: """
      When the assistant goes on without the result, it answers from nothing, and learns to. The
      service pairs calls and results; whether it refuses a lone call is not written down.

      Results are matched by id where calls and results have ids, else by their number, because
      Together's documentation shows results with and without them. A call in the last message needs
      no result: it is what the model is to learn.
      """,
    help: "add a tool message with the result after the call, or remove the call",
    sources: [
      "together.ai blog, 2026-09-11",
      "docs.together.ai, function-calling fine-tuning",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "user", "content": "And?"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}, {"id": "b", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "b", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"type": "function", "function": {"name": "f", "arguments": "{}"}}, {"type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}, {"id": "b", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "b", "content": "ok"}, {"role": "tool", "tool_call_id": "a", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}, {"type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "content": "ok"}, {"role": "tool", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"input": {"messages": [{"role": "user", "content": "Go"}], "tools": [{"type": "function", "function": {"name": "f"}}]}, "preferred_output": [{"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}], "non_preferred_output": [{"role": "assistant", "content": "Done."}]}"#,
    ],
    check: .record(.oddTools) { record, findings in
      for exchange in record.conversations.flatMap(\.toolExchanges) where exchange.needsResults {
        // A result with a wrong id is a fault of its own; the call that it misses is no second.
        for call in exchange.unanswered.dropFirst(exchange.surplus.count) {
          let next = exchange.follower.map { "before \($0.name)" } ?? "before the record ends"
          findings.report(call.value, "\(call.title) has no result \(next)")
        }
      }
    })
}

extension ToolExchange {
  /// Whether results have to follow: not where the call is the answer that is trained on, nor where
  /// a prompt ends with it, which is a fault of its own.
  fileprivate var needsResults: Bool {
    switch purpose {
    case .training, .prompt: !results.isEmpty || follower != nil
    case .preferredOutput, .nonPreferredOutput: false
    }
  }
}

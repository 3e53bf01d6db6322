// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let resultWithoutCall = Rule(
    "tools/result-without-call", .error,
    summary: "A tool message answers no call of the assistant message before it.",
    why: """
      The service pairs results with calls. A result out of the blue teaches the model to expect
      data that nobody asked for; some templates fail on it, others print it under the wrong call.

      Results are matched by id where all calls of the message and all results have one, else by
      their number.
      """,
    help: "give the result the id of its call, or remove the message",
    sources: [
      "together.ai blog, 2026-09-11",
      "docs.together.ai, function-calling fine-tuning",
      "hiyouga/LLaMA-Factory, reasoning and tools demo",
    ],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "b", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "tool", "tool_call_id": "a", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "ok"}, {"role": "tool", "tool_call_id": "a", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "content": "ok"}, {"role": "tool", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
      #"{"messages": [{"role": "user", "content": "Go"}, {"role": "assistant", "tool_calls": [{"type": "function", "function": {"name": "f", "arguments": "{}"}}, {"type": "function", "function": {"name": "f", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "x", "content": "ok"}, {"role": "tool", "tool_call_id": "y", "content": "ok"}, {"role": "assistant", "content": "Done."}], "tools": [{"type": "function", "function": {"name": "f"}}]}"#,
    ],
    check: .record(.oddTools) { record, findings in
      for exchange in record.conversations.flatMap(\.toolExchanges) {
        for result in exchange.surplus {
          findings.report(
            result.toolCallID ?? result.value, message(result, exchange),
            help: advice(result, exchange))
        }
      }
    })
}

private func message(_ result: Message, _ exchange: ToolExchange) -> String {
  if exchange.calls.isEmpty {
    return "\(result.name) is a result, but the message before it calls no tool"
  }
  guard exchange.isPairedByID, let id = result.toolCallID else {
    return "\(result.name) is one result more than the "
      + (exchange.calls.count == 1 ? "one call" : "\(exchange.calls.count) calls") + " before it"
  }
  let isKnown = exchange.calls.contains { $0.id?.text == id.text }
  return "\(result.name) answers \(id.shortText), which "
    + (isKnown ? "is answered already" : "is no call of \(exchange.calls[0].message.name)")
}

/// The only id that is left without a result.
private func advice(_ result: Message, _ exchange: ToolExchange) -> String? {
  guard exchange.isPairedByID, exchange.unanswered.count == 1, exchange.surplus.count == 1,
    let id = exchange.unanswered[0].id
  else { return nil }
  return "write the id of its call, \(id.shortText)"
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let callsOnOtherRole = Rule(
    "tools/calls-on-other-role", .error,
    summary: "A system, user or tool message has tool calls, which only the assistant makes.",
    why: """
      Tools are called by the model, and only its messages are trained on. Templates print the calls
      of assistant messages and drop those of others without a word; the service's own check refuses
      them.
      """,
    help: "move the calls to an assistant message, or remove 'tool_calls'",
    sources: ["docs.together.ai, function-calling fine-tuning", "together.ai blog, 2026-09-11"],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Time?", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "clock", "arguments": "{}"}}]}, {"role": "assistant", "content": "Nine."}]}"#,
      #"{"messages": [{"role": "user", "content": "Time?", "tool_calls": []}, {"role": "assistant", "content": "Nine."}]}"#,
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Time?", "tool_calls": null}, {"role": "assistant", "tool_calls": [{"id": "a", "type": "function", "function": {"name": "clock", "arguments": "{}"}}]}]}"#
    ],
    check: .record(.oddTools) { record, findings in
      for message in record.messages where !message.mayCallTools {
        guard let calls = message.toolCalls else { continue }
        findings.report(
          calls, "\(message.name) has tool calls, which only an assistant message may have",
          help: calls.isEmpty ? "remove 'tool_calls'" : nil)
      }
    })
}

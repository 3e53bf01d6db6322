// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let emptyContent = Rule(
    "chat/empty-content", .error,
    summary: "A message says nothing: its content is an empty string, an empty list or null.",
    why: """
      There is nothing to learn from an empty answer, and an empty question teaches the model to
      answer out of the blue. Some tokenizers and templates fail on empty text, far from the row
      that caused it.

      An assistant message that calls tools needs no content, and a tool may return an empty string.
      An empty answer beside reasoning is told by `reasoning/answer-only-in-reasoning`.
      """,
    help: "write the missing text, or drop the message with the one it answers",
    sources: ["axolotl-ai-cloud/axolotl #290", "gururise/AlpacaDataCleaned, item 3"],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": ""}]}"#,
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": null}]}"#,
      #"""
      {"messages": [{"role": "user", "content": []}, {"role": "assistant", "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": [{"type": "text", "text": ""}]}, \#
      {"role": "assistant", "content": "Hello"}]}
      """#,
      #"""
      {"input": {"messages": [{"role": "user", "content": "Hi"}]}, \#
      "preferred_output": [{"role": "assistant", "content": "Hello"}], \#
      "non_preferred_output": [{"role": "assistant", "content": ""}]}
      """#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "content": "", \#
      "tool_calls": [{"id": "a", "type": "function", "function": {"name": "rain", \#
      "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": ""}, \#
      {"role": "assistant", "content": "No."}], "tools": [{"type": "function", \#
      "function": {"name": "rain"}}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": " "}, {"role": "assistant", "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": [{"type": "text", "text": ""}, {"type": "text", \#
      "text": "Hi"}]}, {"role": "assistant", "content": [{"type": "text", "text": "Hello"}]}]}
      """#,
    ],
    check: .record([.blank, .parts]) { record, findings in
      for message in record.messages where !message.meansToCall {
        guard let content = message.content else { continue }
        if content.kind == .null {
          findings.report(content, "the content of \(message.name) is null")
        } else if content.emptiness == .empty, !message.maySayNothing {
          findings.report(content, "the content of \(message.name) is empty")
        }
      }
    })
}

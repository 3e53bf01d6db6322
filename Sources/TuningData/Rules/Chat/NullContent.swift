// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let nullContent = Rule(
    "chat/null-content", .warning,
    summary: "A message that calls tools has null as its content.",
    why: """
      The sources disagree: the docs on tools allow null beside tool calls, client 2.14 lets it pass
      in a conversation and refuses it in the outputs of a preference pair, 1.5 refuses it
      everywhere. Other stacks render it as the text "None", which the model then learns, or lose
      the tool call. Leaving the content out is safe everywhere.

      Null without tool calls is told by `chat/empty-content`, null in an output of a preference
      pair by `preference/shape`.
      """,
    help: "leave 'content' out, or write an empty string",
    sources: [
      "docs.together.ai, fine-tuning with tools", "together-py 2.14.0, lib/utils/files.py",
      "NVIDIA-NeMo/Automodel #1644", "oumi-ai/oumi #2603",
    ],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "content": null, \#
      "tool_calls": [{"id": "a", "type": "function", "function": {"name": "rain", \#
      "arguments": "{}"}}]}], "tools": [{"type": "function", "function": {"name": "rain"}}]}
      """#
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "content": "", \#
      "tool_calls": [{"id": "a", "type": "function", "function": {"name": "rain", \#
      "arguments": "{}"}}]}], "tools": [{"type": "function", "function": {"name": "rain"}}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", \#
      "tool_calls": [{"id": "a", "type": "function", "function": {"name": "rain", \#
      "arguments": "{}"}}]}], "tools": [{"type": "function", "function": {"name": "rain"}}]}
      """#,
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": null}]}"#,
    ],
    check: .record([.oddTools, .blank, .oddShape]) { record, findings in
      for message in record.dialogueMessages where message.meansToCall {
        guard let content = message.content, content.kind == .null else { continue }
        findings.report(content, "the content of \(message.name) is null beside its tool calls")
      }
    })
}

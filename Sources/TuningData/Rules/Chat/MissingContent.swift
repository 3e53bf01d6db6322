// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let missingContent = Rule(
    "chat/missing-content", .error,
    summary: "A message has neither a content nor tool calls.",
    why: """
      Every message has to say something or, from the assistant, to call a tool. The clients up to
      2.14 refuse a message without either, and so does the service. An empty list of calls does not
      count as a call, nor does reasoning count as an answer; the result of a tool needs a content
      too.

      A `content` that is only misspelt is told by `format/misspelt-key`.
      """,
    help: "give the message a content, or drop it",
    sources: ["together-py 2.14.0, lib/utils/files.py"],
    flagged: [
      #"{"messages": [{"role": "user"}, {"role": "assistant", "content": "Hello"}]}"#,
      #"""
      {"messages": [{"role": "user", "value": "Hi"}, {"role": "assistant", "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "tool_calls": []}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "tool_calls": null}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "reasoning": "A greeting."}]}
      """#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", \#
      "tool_calls": [{"id": "a", "type": "function", "function": {"name": "rain", \#
      "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "no"}, \#
      {"role": "assistant", "content": "No."}], "tools": [{"type": "function", \#
      "function": {"name": "rain"}}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": null}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "contents": "Hi"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"{"messages": [{}, {"role": "assistant", "content": "Hello"}]}"#,
    ],
    check: .record([.oddShape, .blank, .oddTools]) { record, findings in
      // An output of a preference pair without either is told by preference/shape.
      let messages = record.dialogueMessages + record.outputMessages.filter { $0.toolCalls != nil }
      for message in messages where message.content == nil && !message.meansToCall {
        guard !message.value.members.isEmpty,
          !message.misspeltKeys.contains(where: { $0.meant == "content" })
        else { continue }
        let other = message.stranger(for: "content")
        findings.report(
          message.value,
          other.map { "\(message.name) has '\($0)' instead of a content" }
            ?? "\(message.name) has no content",
          help: other.map { "rename the key '\($0)' to 'content'" })
      }
    })
}

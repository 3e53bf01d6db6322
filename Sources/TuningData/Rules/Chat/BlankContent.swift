// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let blankContent = Rule(
    "chat/blank-content", .error,
    summary: "A message says nothing that can be seen: only white space or invisible characters.",
    why: """
      Tests for empty text let such a message pass, and it is as useless: the model learns to answer
      with a space, or to answer a space. The characters may be zero-width ones or a byte order
      mark, which look like nothing in an editor. Many templates trim the text and then render an
      empty turn.

      Beside tool calls and in the results of tools, blank content is common and does no harm.
      """,
    help: "write the missing text, or drop the message with the one it answers",
    sources: ["axolotl-ai-cloud/axolotl #290"],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": " \n"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "\u200b\ufeff"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "\#u{3000}"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": [{"type": "text", "text": "\t"}]}, \#
      {"role": "assistant", "content": "Hello"}]}
      """#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": " Hi"}, {"role": "assistant", "content": "\n."}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": ""}, {"role": "assistant", "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", \#
      "content": "\n\n", "tool_calls": [{"id": "a", "type": "function", \#
      "function": {"name": "rain", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", \#
      "content": "\n"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", \#
      "function": {"name": "rain"}}]}
      """#,
    ],
    check: .record([.blank, .parts]) { record, findings in
      for message in record.messages where !message.meansToCall && !message.maySayNothing {
        guard let content = message.content, content.emptiness == .blank else { continue }
        findings.report(content, "the content of \(message.name) has nothing that can be seen")
      }
    })
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let noAssistant = Rule(
    "chat/no-assistant", .error,
    summary: "A conversation has no message of the assistant.",
    why: """
      By default only what the assistant says is learned, so there is nothing to learn here. The
      clients up to 2.14 refuse such a conversation. Mostly the answer was lost in a conversion, or
      it stands under the role `user`.
      """,
    help: "add the answer as a message with the role 'assistant', or drop the record",
    sources: ["together-py 2.14.0, lib/utils/files.py"],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Hi"}]}"#,
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "user", "content": "Hello"}]}"#,
      #"{"messages": [{"role": "system", "content": "Be kind."}]}"#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "Assistant", \#
      "content": "Hello"}]}
      """#,
      #"{"messages": []}"#,
      #"""
      {"input": {"messages": [{"role": "user", "content": "Hi"}]}, \#
      "preferred_output": [{"role": "assistant", "content": "Hello"}], \#
      "non_preferred_output": [{"role": "assistant", "content": "What?"}]}
      """#,
    ],
    check: .record(.oddOrder) { record, findings in
      for dialogue in record.dialogues where dialogue.purpose == .training && !dialogue.hasAssistant
      {
        let count = dialogue.messages.count
        findings.report(
          dialogue.list,
          count == 1
            ? "the only message is of the \(dialogue.messages[0].role.name)"
            : "none of the \(count) messages is of the assistant")
      }
    })
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let consecutiveSameRole = Rule(
    "chat/consecutive-same-role", .warning,
    summary: "Two messages of the user or of the assistant stand one behind the other.",
    why: """
      The data rules ask for user and assistant in turn. The clients up to 1.5 refuse two equal
      roles in a row, later ones do not look, and what the service does is not written down: the
      sources disagree, so this is a warning. Strict templates raise an error; the others train on a
      turn that ends and starts again, which no user will ever type.

      On a service of another vendor two assistant turns in a row made a job fail with nothing but
      "invalid schema". Several results of tools in a row are as they should be.
      """,
    help: "join the two messages to one, or write the turn that is missing between them",
    sources: [
      "docs.together.ai, fine-tuning data preparation", "microsoft-foundry/fine-tuning #23",
      "together-python 1.5.35, together/utils/files.py",
    ],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "user", "content": "You?"}, \#
      {"role": "assistant", "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "Hello."}, {"role": "assistant", "content": "Well?"}]}
      """#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", \#
      "tool_calls": [{"id": "a", "type": "function", "function": {"name": "rain", \#
      "arguments": "{}"}}, {"id": "b", "type": "function", "function": {"name": "rain", \#
      "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "no"}, \#
      {"role": "tool", "tool_call_id": "b", "content": "no"}, {"role": "assistant", \#
      "content": "No."}], "tools": [{"type": "function", "function": {"name": "rain"}}]}
      """#,
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "user", "content": "Hello"}]}"#,
    ],
    check: .record(.oddOrder) { record, findings in
      // Without any answer the second message may be one under the wrong role: chat/no-assistant.
      for dialogue in record.dialogues where dialogue.hasAssistant || dialogue.purpose == .prompt {
        for (before, message) in zip(dialogue.messages, dialogue.messages.dropFirst())
        where isRepeated(before, message) {
          findings.report(
            message.roleValue, "\(message.name) follows another message of the \(message.role.name)"
          )
        }
      }
    })
}

/// Whether the two are one turn in two pieces; after a call, what is missing is its result.
private func isRepeated(_ before: Message, _ message: Message) -> Bool {
  guard before.role == message.role else { return false }
  return message.role == .user || message.role == .assistant && !before.meansToCall
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let startsWithAssistant = Rule(
    "chat/starts-with-assistant", .warning,
    summary: "The assistant speaks first, before any message of a user.",
    why: """
      The data rules let a conversation start with a system message or a user message only. Nothing
      tests it, and the sources disagree: the example for preference data opens with an assistant
      message itself. Strict templates raise an error; with the others the model learns to speak
      without being asked. Often the first question was lost in a conversion.
      """,
    help: "put the user's message in front, or the greeting into the system message",
    sources: [
      "docs.together.ai, fine-tuning data preparation", "docs.together.ai, preference fine-tuning",
      "together-py 2.14.0, lib/utils/files.py",
    ],
    flagged: [
      #"""
      {"messages": [{"role": "assistant", "content": "Hello"}, {"role": "user", "content": "Hi"}, \#
      {"role": "assistant", "content": "So?"}]}
      """#,
      #"""
      {"messages": [{"role": "system", "content": "Be kind."}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"""
      {"input": {"messages": [{"role": "assistant", "content": "Hello"}, {"role": "user", \#
      "content": "Hi"}]}, "preferred_output": [{"role": "assistant", "content": "So?"}], \#
      "non_preferred_output": [{"role": "assistant", "content": "What?"}]}
      """#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi"}, \#
      {"role": "assistant", "content": "Hello"}]}
      """#,
      #"{"messages": [{"role": "assistant", "content": "Hello"}, {"content": "Hi"}]}"#,
    ],
    check: .record(.oddOrder) { record, findings in
      for dialogue in record.dialogues {
        guard let first = dialogue.messages.first(where: { $0.role != .system }),
          first.role == .assistant
        else { continue }
        findings.report(first.roleValue, "\(first.name) comes before any message of a user")
      }
    })
}

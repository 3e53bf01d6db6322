// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let systemNotFirst = Rule(
    "chat/system-not-first", .error,
    summary: "A system message stands behind other messages.",
    why: """
      The data rules ask for a system message or a user message at the start and then for user and
      assistant in turn; the clients never test it. What becomes of a later system message depends
      on the model's template: some raise an error in the middle of the job, some leave the message
      out, some move it to the front.

      A system message right behind another one is told by `chat/several-system`.
      """,
    help: "move the text into a system message at the start, or into the next user message",
    sources: [
      "docs.together.ai, fine-tuning data preparation", "together-py 2.14.0, lib/utils/files.py",
    ],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "system", "content": "Be kind."}, \#
      {"role": "assistant", "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi"}, \#
      {"role": "assistant", "content": "Hello"}, {"role": "system", "content": "Be short."}, \#
      {"role": "user", "content": "So?"}, {"role": "assistant", "content": "So."}]}
      """#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi"}, \#
      {"role": "assistant", "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "system", "content": "Be kind."}, {"role": "system", \#
      "content": "Be short."}, {"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
    ],
    check: .record(.oddOrder) { record, findings in
      for dialogue in record.dialogues {
        for (before, message) in zip(dialogue.messages, dialogue.messages.dropFirst())
        where message.role == .system && before.role != .system {
          findings.report(
            message.roleValue, "\(message.name) follows a message of the \(before.role.name)",
            help: nil)
        }
      }
    })
}

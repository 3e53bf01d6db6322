// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let severalSystem = Rule(
    "chat/several-system", .warning,
    summary: "Two system messages stand one behind the other.",
    why: """
      Most templates have room for one system message at the start. With two, some render both as
      separate turns, which the model has never seen, and some keep only the first. The clients up
      to 1.5 refuse two messages of one role in a row; later ones do not look.
      """,
    help: "join the two to one system message",
    sources: ["together-python 1.5.35, together/utils/files.py"],
    flagged: [
      #"""
      {"messages": [{"role": "system", "content": "Be kind."}, {"role": "system", \#
      "content": "Be short."}, {"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#
    ],
    allowed: [
      #"""
      {"messages": [{"role": "system", "content": "Be kind. Be short."}, {"role": "user", \#
      "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "system", "content": "Be kind."}, {"role": "user", "content": "Hi"}, \#
      {"role": "system", "content": "Be short."}, {"role": "assistant", "content": "Hello"}]}
      """#,
    ],
    check: .record(.oddOrder) { record, findings in
      for dialogue in record.dialogues {
        for (before, message) in zip(dialogue.messages, dialogue.messages.dropFirst())
        where message.role == .system && before.role == .system {
          findings.report(message.roleValue, "\(message.name) follows another system message")
        }
      }
    })
}

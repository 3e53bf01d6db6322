// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let missingRole = Rule(
    "chat/missing-role", .error,
    summary: "A message does not say who speaks.",
    why: """
      Without a role the chat template cannot place the message, and nobody can tell whether it is
      to be learned. The clients up to 2.14 refuse it and the service names the missing key. An
      example in the docs themselves lacks one.

      A `role` that is only misspelt is told by `format/misspelt-key`.
      """,
    help: "give the message a role: 'system', 'user', 'assistant' or 'tool'",
    sources: [
      "together-py 2.14.0, lib/utils/files.py", "docs.together.ai, fine-tuning data preparation",
    ],
    flagged: [
      #"{"messages": [{"content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
      #"""
      {"messages": [{"from": "human", "content": "Hi"}, {"role": "assistant", "content": "Yes"}]}
      """#,
      #"{"messages": [{"role": "user", "content": "Hi"}, {}]}"#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"{"messages": [{"role": null, "content": "Hi"}, {"role": "assistant", "content": "Yes"}]}"#,
      #"""
      {"messages": [{"Role": "user", "content": "Hi"}, {"role": "assistant", "content": "Yes"}]}
      """#,
    ],
    check: .record([.oddShape, .oddOrder]) { record, findings in
      for message in record.messages where message.role == .missing {
        guard !message.misspeltKeys.contains(where: { $0.meant == "role" }) else { continue }
        let other = message.stranger(for: "role")
        findings.report(
          message.value,
          other.map { "\(message.name) has '\($0)' instead of a role" }
            ?? "\(message.name) has no role", help: other.map { "rename the key '\($0)' to 'role'" }
        )
      }
    })
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let reasoningOnOtherRole = Rule(
    "reasoning/on-other-role", .error,
    summary: "A message of the user, the system or a tool carries reasoning.",
    why: """
      Only the assistant reasons. The service checks the reasoning members of a file; on any other
      message no template reads them, so that at best the text is lost. It mostly means that the
      member, or the role, was attached to the wrong message.
      """,
    help: "move the reasoning to the assistant's message that it belongs to, or drop it",
    sources: ["docs.together.ai, reasoning fine-tuning", "together.ai blog, 2026-09-11"],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi", "reasoning": "A greeting."}, \#
      {"role": "assistant", "content": "Hello"}]}
      """#
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "reasoning": "A greeting.", "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi", "reasoning": null}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
    ],
    check: .record(.oddReasoning) { record, findings in
      for message in record.messages where !message.mayReason {
        guard let (key, value) = message.reasoning.first else { continue }
        findings.report(value, "\(message.name) carries '\(key)'")
      }
    })
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let twoReasoningKeys = Rule(
    "reasoning/two-reasoning-keys", .error,
    summary: "A message has both `reasoning` and `reasoning_content`.",
    why: """
      The two are names for one thing: `reasoning` is preferred since July 2026, `reasoning_content`
      is still taken. Which of them counts when both are there is written nowhere, and the other one
      is lost without a word. In another trainer the field that was not expected was ignored and
      only the content was kept.
      """,
    help: "keep 'reasoning' and drop 'reasoning_content'",
    sources: ["docs.together.ai, changelog of 2026-07-08", "THUDM/slime #330"],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "reasoning": "A greeting.", "reasoning_content": "A greeting.", "content": "Hello"}]}
      """#
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "reasoning_content": "A greeting.", "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "reasoning": "A greeting.", "reasoning_content": null, "content": "Hello"}]}
      """#,
    ],
    check: .record(.oddReasoning) { record, findings in
      for message in record.messages where message.mayReason {
        guard message.reasoning.count > 1, let (_, older) = message.reasoning.last else { continue }
        findings.report(
          older, "\(message.name) has both 'reasoning' and 'reasoning_content'")
      }
    })
}

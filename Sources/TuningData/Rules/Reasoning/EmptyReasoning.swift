// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let emptyReasoning = Rule(
    "reasoning/empty", .warning,
    summary: "The reasoning of a message is empty or blank.",
    why: """
      An empty thought is not the same as none: templates then write an empty pair of think tags,
      and the model learns to skip thinking. Whether an empty string and a missing member come to
      the same depends on the template, so that rows that look alike train differently.
      """,
    help: "write the reasoning, or leave the member out",
    sources: ["modelscope/ms-swift #9829"],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "reasoning": "", \#
      "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "reasoning_content": "\n\u200b", "content": "Hello"}]}
      """#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "reasoning": "A greeting.", "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "reasoning": null, \#
      "content": "Hello"}]}
      """#,
    ],
    check: .record(.oddReasoning) { record, findings in
      for message in record.messages where message.mayReason {
        guard message.reasoning.count == 1, let (_, value) = message.reasoning.first,
          value.kind == .string, let emptiness = value.emptiness
        else { continue }
        findings.report(
          value, "the reasoning of \(message.name) is \(emptiness)")
      }
    })
}

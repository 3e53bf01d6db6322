// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let reasoningWrongType = Rule(
    "reasoning/wrong-type", .error,
    summary: "The reasoning of a message is not a string.",
    why: """
      Reasoning is one text. The service checks the reasoning members after the upload; the clients
      ignore them, so that the fault shows late. Lists of steps or of parts, as other services
      return them, have to be joined first.
      """,
    help: "write the reasoning as a string",
    sources: ["docs.together.ai, reasoning fine-tuning", "together.ai blog, 2026-09-11"],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "reasoning": ["A greeting."], "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "reasoning_content": true, "content": "Hello"}]}
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
        for (key, value) in message.reasoning where value.kind != .string {
          findings.report(value, "'\(key)' of \(message.name) is \(value.kindName), not a string")
        }
      }
    })
}

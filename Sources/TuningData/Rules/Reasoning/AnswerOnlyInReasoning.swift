// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let answerOnlyInReasoning = Rule(
    "reasoning/answer-only-in-reasoning", .warning,
    summary: "An answer has text in its reasoning and none in its content.",
    why: """
      The model learns to think and then to say nothing. Such rows are collected when a generator
      runs into its limit of tokens in the middle of a thought, or when a parser takes the whole
      answer for one. A message that calls tools needs no content.

      Content that is null or missing is an error of its own: the service needs one.
      """,
    help: "write the answer into the content, or drop the record",
    sources: ["docs.together.ai, reasoning fine-tuning"],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "reasoning": "A greeting. I say hello.", "content": ""}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "reasoning_content": "A greeting.", "content": "\n"}]}
      """#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "reasoning": "A greeting.", "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "reasoning": " ", \#
      "content": ""}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "content": "", \#
      "reasoning": "I must look.", "tool_calls": [{"id": "a", "type": "function", \#
      "function": {"name": "rain", "arguments": "{}"}}]}], "tools": [{"type": "function", \#
      "function": {"name": "rain"}}]}
      """#,
    ],
    check: .record([.oddReasoning, .blank, .parts]) { record, findings in
      for message in record.messages where message.answersOnlyInReasoning {
        guard let content = message.content else { continue }
        findings.report(content, "\(message.name) says nothing after its reasoning")
      }
    })
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let mixedReasoning = Rule(
    "reasoning/mixed", .warning,
    summary: "What is trained has no reasoning, although another answer in the record has it.",
    why: """
      A model that sees answers with and without a thought for no reason thinks at random. For
      reasoning models only the last answer is trained by default, and templates leave the thoughts
      of earlier turns out; so a record whose last turn is reasoned and whose earlier ones are not
      is as it should be. The reverse pays for thoughts that nobody learns, and teaches the model to
      stop thinking as a conversation goes on: the docs advise against data without reasoning for
      these models.

      A turn is everything since the last message of the user, so that one thought is enough for an
      answer with tool calls. In a preference pair both outputs should be reasoned or neither, since
      else the pair teaches to think, or not to, whatever it was about.
      """,
    help: "write the missing reasoning, or split the conversation into one record for each turn",
    sources: ["docs.together.ai, reasoning fine-tuning"],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "reasoning": "A greeting.", "content": "Hello"}, {"role": "user", "content": "So?"}, \#
      {"role": "assistant", "content": "So."}]}
      """#,
      #"""
      {"input": {"messages": [{"role": "user", "content": "Hi"}]}, \#
      "preferred_output": [{"role": "assistant", "content": "Hello"}], \#
      "non_preferred_output": [{"role": "assistant", "reasoning": "A greeting.", \#
      "content": "Yes"}]}
      """#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}, \#
      {"role": "user", "content": "So?"}, {"role": "assistant", "reasoning": "What now?", \#
      "content": "So."}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", \#
      "reasoning": "I must look.", "tool_calls": [{"id": "a", "type": "function", \#
      "function": {"name": "rain", "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", \#
      "content": "no"}, {"role": "assistant", "content": "No."}], "tools": [{"type": "function", \#
      "function": {"name": "rain"}}]}
      """#,
      #"""
      {"input": {"messages": [{"role": "user", "content": "Hi"}]}, \#
      "preferred_output": [{"role": "assistant", "reasoning": "A greeting.", \#
      "content": "Hello"}], "non_preferred_output": [{"role": "assistant", "reasoning": "What?", \#
      "content": "Yes"}]}
      """#,
    ],
    check: .record(.oddReasoning) { record, findings in
      let training = record.conversations.first { $0.purpose == .training }
      if let training, training.hasTrustedRoles { judgeTurns(training, &findings) }
      let outputs = record.conversations.filter(\.isOutput)
      judgePair(outputs.compactMap(\.messages.first), &findings)
    })
}

private func judgeTurns(_ conversation: Conversation, _ findings: inout Findings) {
  let messages = conversation.messages
  let start = messages.lastIndex { $0.role == .user } ?? 0
  let turn = messages[start...].filter { $0.role == .assistant }
  guard let last = turn.last, !turn.contains(where: \.hasReasoning),
    let other = messages[..<start].last(where: { $0.role == .assistant && $0.hasReasoning })
  else { return }
  findings.report(last.value, "\(last.name) has no reasoning, unlike \(other.name)")
}

private func judgePair(_ outputs: [Message], _ findings: inout Findings) {
  guard outputs.count == 2, outputs.allSatisfy({ $0.role == .assistant }),
    let index = outputs.firstIndex(where: { !$0.hasReasoning }), outputs[1 - index].hasReasoning
  else { return }
  let names = ["the preferred output", "the non-preferred output"]
  findings.report(
    outputs[index].value, "\(names[index]) has no reasoning, unlike \(names[1 - index])",
    help: "write the missing reasoning, or take it out of both outputs")
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let endsWithoutAssistant = Rule(
    "chat/ends-without-assistant", .error,
    summary: "A conversation goes on after the last answer of the assistant.",
    why: """
      Only answers are learned, so a question or a result of a tool at the end is paid for and
      teaches nothing; for reasoning models, which are trained on the last message only, nothing in
      the record does. Other trainers drop such records. The docs show an answer at the end of every
      conversation without saying that it must be there, and the clients do not test it.
      """,
    help: "write the answer that is missing, or drop the messages after the last one",
    sources: ["docs.together.ai, fine-tuning data preparation", "hiyouga/LLaMA-Factory"],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}, \#
      {"role": "user", "content": "Thanks"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", \#
      "tool_calls": [{"id": "a", "type": "function", "function": {"name": "rain", \#
      "arguments": "{}"}}]}, {"role": "tool", "tool_call_id": "a", "content": "no"}], \#
      "tools": [{"type": "function", "function": {"name": "rain"}}]}
      """#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"{"messages": [{"role": "user", "content": "Hi"}]}"#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}, \#
      {"role": "system", "content": "Be kind."}]}
      """#,
      #"""
      {"input": {"messages": [{"role": "user", "content": "Hi"}]}, \#
      "preferred_output": [{"role": "assistant", "content": "Hello"}], \#
      "non_preferred_output": [{"role": "assistant", "content": "What?"}]}
      """#,
    ],
    check: .record(.oddOrder) { record, findings in
      for dialogue in record.dialogues where dialogue.purpose == .training && dialogue.hasAssistant
      {
        // A system message at the end is told by chat/system-not-first.
        guard let last = dialogue.messages.last(where: { $0.role != .system }),
          last.role != .assistant
        else { continue }
        findings.report(last.roleValue, "the conversation ends with \(last.name)")
      }
    })
}

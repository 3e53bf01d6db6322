// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let unknownMessageKey = Rule(
    "chat/unknown-message-key", .warning,
    summary: "A message has a key that nothing reads, so what it holds is lost.",
    why: """
      A chat template renders the members that it knows. Other keys pass every check and leave no
      trace in what is trained: neither a thought under `thinking` nor a time under `timestamp` ever
      reaches the model. What the service does with such keys is documented nowhere.

      Keys whose value is null lose nothing, and misspelt keys are told by `format/misspelt-key`.
      """,
    help: "drop the key, or move what the model should see into the content",
    sources: ["together-py 2.14.0, lib/utils/files.py", "axolotl-ai-cloud/axolotl"],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi", "timestamp": 1700000000}, \#
      {"role": "assistant", "content": "Hello"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello", \#
      "thinking": "A greeting."}]}
      """#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi", "name": "Ada"}, {"role": "assistant", \#
      "content": "Hello", "weight": 1, "reasoning": "A greeting."}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello", \#
      "refusal": null}]}
      """#,
      #"{"messages": [{"role": "user", "contents": "Hi"}, {"from": "gpt", "content": "Hello"}]}"#,
    ],
    check: .record(.oddShape) { record, findings in
      for message in record.messages {
        for key in unknownKeys(of: message) {
          findings.report(
            key, "\(message.name) has the key \(key.shortText), which nothing reads",
            help: cure(key))
        }
      }
    })
}

/// The keys that no rule and no template knows.
private func unknownKeys(of message: Message) -> [JSONValue] {
  let strangers = ["role", "content"].compactMap(message.stranger(for:))
  let known = Message.knownKeys + ["function_call"] + strangers
  let unknown = message.value.members.filter { key, value in
    value.kind != .null && !known.contains(where: key.isText)
  }
  guard !unknown.isEmpty else { return [] }
  let slips = Set(message.misspeltKeys.map(\.key.index))
  return unknown.map(\.key).filter { !slips.contains($0.index) }
}

private func cure(_ key: JSONValue) -> String? {
  let thoughts = ["thinking", "thought", "thoughts", "think", "reasoning_text", "cot"]
  return thoughts.contains(where: key.isText) ? "rename the key to 'reasoning'" : nil
}

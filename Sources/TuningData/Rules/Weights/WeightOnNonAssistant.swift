// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let weightOnNonAssistant = Rule(
    "weights/weight-on-non-assistant", .warning,
    summary: "A message that is not the assistant's has the weight 1.",
    why: """
      Weights are accepted on every role, but only what the assistant says is trained on by default.
      At best the 1 has no effect; at worst the model learns to speak in the user's place. Which of
      the two holds is not documented, and neither is usually meant. On a user message with images
      the clients up to 2.14 refuse it.
      """,
    help: "leave the weight out, or move it to the answer of the assistant",
    sources: [
      "together-py 2.14.0, lib/utils/files.py", "docs.together.ai, fine-tuning data preparation",
    ],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi", "weight": 1}, \#
      {"role": "assistant", "content": "Hello"}]}
      """#
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi", "weight": 0}, \#
      {"role": "assistant", "content": "Hello", "weight": 1}]}
      """#,
      #"{"messages": [{"role": "usr", "content": "Hi", "weight": 1}]}"#,
    ],
    check: .record(.weights) { record, findings in
      for message in record.trainedMessages where message.role.isKnown {
        guard message.role != .assistant, let weight = message.weight, weight.isOne else {
          continue
        }
        findings.report(weight, "\(message.name) has the weight 1")
      }
    })
}

extension Record {
  /// The messages of the conversation that is trained on.
  var trainedMessages: [Message] {
    conversations.filter { $0.purpose == .training }.flatMap(\.messages)
  }
}

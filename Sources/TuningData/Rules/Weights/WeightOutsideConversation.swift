// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let weightOutsideConversation = Rule(
    "weights/weight-outside-conversation", .warning,
    summary: "A message of a preference record has a weight, which has no effect there.",
    why: """
      Message weights are documented for conversational data only. Preference tuning compares the two
      outputs as wholes; the clients check the range of weights in `input`, but no source says that
      they do anything. A weight for the whole pair stands at the top level of the record.
      """,
    help: "leave the weight out, or weigh the whole record at its top level",
    sources: [
      "docs.together.ai, fine-tuning data preparation", "together-py 2.14.0, lib/utils/files.py",
    ],
    flagged: [
      #"""
      {"input": {"messages": [{"role": "user", "content": "Hi", "weight": 0}]}, \#
      "preferred_output": [{"role": "assistant", "content": "Hello"}], \#
      "non_preferred_output": [{"role": "assistant", "content": "What?"}]}
      """#
    ],
    allowed: [
      #"""
      {"input": {"messages": [{"role": "user", "content": "Hi"}]}, "weight": 0.5, \#
      "preferred_output": [{"role": "assistant", "content": "Hello"}], \#
      "non_preferred_output": [{"role": "assistant", "content": "What?"}]}
      """#,
      #"{"messages": [{"role": "assistant", "content": "Hi", "weight": 1}]}"#,
    ],
    check: .record(.weights) { record, findings in
      for conversation in record.conversations where conversation.purpose != .training {
        for message in conversation.messages where message.hasValidWeight {
          guard let weight = message.weight else { continue }
          findings.report(
            weight, "\(message.name) of \(conversation.key) has a weight, which has no effect")
        }
      }
    })
}

extension Conversation {
  /// The key that the list stands under, in quotes, as messages name it.
  var key: String {
    switch purpose {
    case .training: "'messages'"
    case .prompt: "'input'"
    case .preferredOutput: "'preferred_output'"
    case .nonPreferredOutput: "'non_preferred_output'"
    }
  }
}

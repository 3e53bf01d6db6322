// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let allZeroWeights = Rule(
    "weights/all-zero", .warning,
    summary: "Weights of 0 leave nothing to train on in a record.",
    why: """
      A record whose every answer has the weight 0 teaches nothing, and so does one whose own weight
      is 0: it is kept in the packing, fills a place in the batch, and all its tokens are billed as
      far as anyone has measured. The clients let both pass. Elsewhere rows without a trained token
      gave a loss of 0 or NaN (unslothai/unsloth #2900, huggingface/trl #6025).

      With a model or a template, `weights/nothing-to-train` speaks of the answers instead: it also
      knows which of them are trained on at all.
      """,
    help: "drop the record, or give one answer the weight 1",
    sources: [
      "togethercomputer/skills @644d382, together-fine-tuning", "unslothai/unsloth #2900",
      "huggingface/trl #6025",
    ],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, \#
      {"role": "assistant", "content": "Hello", "weight": 0}]}
      """#,
      #"{"text": "It rained.", "weight": 0}"#,
      #"{"text": "It rained.", "weight": 0.0}"#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, \#
      {"role": "assistant", "content": "Hello", "weight": 0}, \#
      {"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}
      """#,
      #"{"messages": [{"role": "user", "content": "Hi", "weight": 0}]}"#,
      #"{"text": "It rained.", "weight": 0.01}"#,
    ],
    check: .record(.weights) { record, findings in
      guard let weight = record.ownZeroWeight else { return }
      findings.report(
        weight, "the weight of the record is 0, so that nothing in it is trained on",
        help: "drop the record, or give it a weight above 0")
    },
    .uncounted(.weights) { record, findings in
      guard record.ownZeroWeight == nil else { return }
      let answers = record.trainedMessages.filter { $0.role == .assistant }
      guard answers.allSatisfy({ $0.weight?.isZero == true }), let weight = answers.first?.weight
      else { return }
      findings.report(
        weight,
        answers.count == 1
          ? "the only answer has the weight 0" : "all \(answers.count) answers have the weight 0")
    })
}

extension Record {
  /// The weight of the record as a whole when it is 0.
  fileprivate var ownZeroWeight: JSONValue? {
    guard format != nil, let weight = root["weight"], weight.number == 0 else { return nil }
    return weight
  }
}

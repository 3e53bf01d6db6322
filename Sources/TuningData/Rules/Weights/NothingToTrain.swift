// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let nothingToTrain = Rule(
    "weights/nothing-to-train", .error,
    summary: "Not one token of a record is trained on.",
    why: """
      The record is rendered, packed and, as far as anyone has measured, billed, and teaches nothing.
      A batch of such records has a loss of 0 or NaN: "All labels are -100" (unslothai/unsloth #2900,
      #1128, #2117, #3198), a gradient of NaN without a warning (huggingface/trl #6025). In one set it
      was 0.5 % of the rows (karpathy/nanochat #486).

      It happens when all answers have the weight 0, when a reasoning model is trained on the last
      answer only and that has the weight 0, when the template leaves the answers out, and when the
      prompt alone fills the context, so that the answer is cut away. A sample weight of 0 is meant so
      and is left to `weights/all-zero`; what has no answer at all is told by other rules, such as
      `chat/no-assistant`.

      Where counts are estimates, an answer counts as cut away only when the prompt is too long even
      if the estimate is too high by all of its error.
      """,
    help: "drop the record, or make sure that an answer is trained on",
    sources: [
      "unslothai/unsloth #2900, #1128, #2117, #3198", "huggingface/trl #6025",
      "karpathy/nanochat #486",
    ],
    flagged: [
      .counted(
        #"""
        {"messages": [{"role": "user", "content": "Hi"}, \#
        {"role": "assistant", "content": "Hello", "weight": 0}]}
        """#),
      .counted(
        #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
        contextLength: 20),
      .counted(#"{"prompt": "2 + 2 = ", "completion": "4"}"#, contextLength: 8),
    ],
    allowed: [
      .counted(
        #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
        contextLength: 24),
      .counted(#"{"messages": [{"role": "user", "content": "Hi"}]}"#),
      .counted(#"{"text": "It rained.", "weight": 0}"#),
    ],
    check: .tokens { view, findings in
      guard let tokens = view.tokens, tokens.trained <= tokens.trainedBeyondContext,
        view.root["weight"]?.number != 0
      else { return }
      if tokens.trained > 0 {
        guard view.isCutAwayForSure(tokens) else { return }
        let limit = Quantity.grouped(view.contextLength ?? 0)
        return findings.report(
          view.root,
          "the prompt alone fills the context of \(limit), so that the answer is cut away",
          help: "shorten the prompt, or choose a model with a longer context")
      }
      guard let (value, reason) = view.reasonForNoTraining else { return }
      findings.report(value, reason)
    })
}

extension TokenView {
  /// Whether the prompt does not fit, even if an estimate is too high by all of its error.
  fileprivate func isCutAwayForSure(_ tokens: RowTokens) -> Bool {
    guard setup.isEstimate, let contextLength else { return true }
    let prompt = format == .preference ? tokens.inPrompt : tokens.longest - tokens.trained
    return setup.bounds(of: prompt).lowerBound >= contextLength
  }

  /// Why nothing is trained on; nil when another rule tells it.
  fileprivate var reasonForNoTraining: (value: JSONValue, reason: String)? {
    let conversations = record.conversations
    let answers = conversations.filter { $0.purpose != .prompt }.flatMap(\.messages)
      .filter { $0.role == .assistant }
    guard let last = answers.last, let list = conversations.last?.list,
      answers.contains(where: { $0.content?.emptiness == nil || $0.meansToCall })
    else { return nil }
    if let weight = answers.first?.weight, answers.allSatisfy({ $0.weight?.isZero == true }) {
      return (
        weight,
        answers.count == 1
          ? "the only answer has the weight 0" : "all \(answers.count) answers have the weight 0"
      )
    }
    if setup.plan.trainsLastAnswerOnly, let weight = last.weight, weight.isZero {
      return (weight, "only the last answer is trained on, and it has the weight 0")
    }
    return (list, "the template leaves nothing of the answers to train on")
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let lostInHistory = Rule(
    "reasoning/lost-in-history", .warning,
    summary: "An earlier answer has reasoning that the model is not trained on.",
    why: """
      Templates of reasoning models leave out the thoughts of turns before the last user message, as
      they do in use. An earlier answer that is trained on nevertheless is then trained on without
      its thoughts, or with an empty block for them: models that were tuned so answered with empty
      `<think></think>` half of the time (fw-ai/cookbook #386) or "almost lost the ability to think"
      (modelscope/ms-swift #4809). By default the service trains reasoning models on the last answer
      of a record only, and what was written before it teaches nothing.

      What the template leaves out is found by rendering with it. An earlier answer with the weight 0
      is meant not to be learned and is not reported.
      """,
    help: "make a record of each turn, which ends with the answer to that turn",
    sources: [
      "docs.together.ai, fine-tuning reasoning models", "fw-ai/cookbook #386",
      "modelscope/ms-swift #4809",
    ],
    flagged: [
      .counted(twoThoughts, template: .withoutEarlierReasoning),
      .counted(twoThoughts, model: "Qwen/Qwen3.5-9B"),
    ],
    allowed: [
      .counted(twoThoughts),
      .counted(
        #"""
        {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
        "content": "Hello"}, {"role": "user", "content": "2 + 2?"}, {"role": "assistant", \#
        "reasoning": "A sum.", "content": "4"}]}
        """#, template: .withoutEarlierReasoning),
      .counted(
        #"""
        {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "weight": 0, \#
        "reasoning": "A greeting.", "content": "Hello"}, {"role": "user", "content": "2 + 2?"}, \#
        {"role": "assistant", "reasoning": "A sum.", "content": "4"}]}
        """#, template: .withoutEarlierReasoning),
    ],
    check: .tokens { view, findings in
      guard view.template.dropsEarlierReasoning || view.setup.plan.trainsLastAnswerOnly,
        view.format == .conversation, view.tokens != nil, let list = view.root["messages"]
      else { return }
      let lost = view.lostReasoning(Conversation(.training, list).messages)
      guard let first = lost.first, let value = first.message.reasoning.first?.value else { return }
      let others = lost.count == 1 ? "" : " (\(lost.count) such answers)"
      findings.report(
        value, "the reasoning of \(first.message.name) \(first.fate)\(others)")
    })
}

private let twoThoughts = #"""
  {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
  "reasoning": "A greeting.", "content": "Hello"}, {"role": "user", "content": "2 + 2?"}, \#
  {"role": "assistant", "reasoning": "A sum.", "content": "4"}]}
  """#

extension TokenView {
  fileprivate func lostReasoning(_ messages: [Message]) -> [(message: Message, fate: String)] {
    let lastAnswer = messages.last { $0.role == .assistant }?.position
    let lastUser = messages.last { $0.role == .user }?.position ?? 0
    return messages.compactMap { message in
      guard message.role == .assistant, message.position != lastAnswer, message.hasReasoning,
        message.weight?.isZero != true
      else { return nil }
      let isTrained = !setup.plan.trainsLastAnswerOnly || message.weight != nil
      if template.dropsEarlierReasoning, message.position < lastUser {
        return (
          message,
          isTrained
            ? "is left out by the template, so that the answer is trained on without it"
            : "is left out by the template"
        )
      }
      return isTrained ? nil : (message, "is not trained on, only the last answer is")
    }
  }
}

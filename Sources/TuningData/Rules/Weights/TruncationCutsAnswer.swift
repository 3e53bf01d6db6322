// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let truncationCutsAnswer = Rule(
    "weights/truncation-cuts-answer", .warning,
    summary: "An answer begins within the model's context and ends beyond it.",
    why: """
      The record is too long, which `length/over-context` says; this is what makes it harmful. The
      model is trained on the first part of the answer, and never sees how it ends nor the token that
      says it is over. It learns to write on and to stop anywhere: "super easy to finetune a model, get
      a bad result, and have zero idea why" (hiyouga/LLaMA-Factory #3995). An answer that is cut away
      whole is lost, but teaches nothing wrong.

      Where the count is an estimate, the record has to be too long even if it is too high by all of
      its error; in which answer the cut falls is then a guess.
      """,
    help: "shorten the record so that the answer fits, or drop it",
    sources: ["hiyouga/LLaMA-Factory #3995"],
    flagged: [
      .counted(
        #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
        contextLength: 24)
    ],
    allowed: [
      .counted(
        #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
        contextLength: 28),
      .counted(
        #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
        contextLength: 20),
      .counted(#"{"text": "It rained all day."}"#, contextLength: 16),
    ],
    check: .tokens { view, findings in
      // A plain text has no answer, and goes on like any other that was cut out of a longer one.
      guard view.format != .text, let tokens = view.tokens, tokens.answersCut > 0,
        let limit = view.contextLength,
        view.setup.bounds(of: tokens.longest).lowerBound > limit
      else { return }
      let pair = tokens.answersCut > 1 ? "both outputs are" : "an answer is"
      findings.report(
        view.root,
        "\(pair) cut: \(Quantity.grouped(tokens.trainedBeyondContext)) of "
          + "\(view.setup.tokens(tokens.trained)) to train on are beyond the context of "
          + Quantity.grouped(limit))
    })
}

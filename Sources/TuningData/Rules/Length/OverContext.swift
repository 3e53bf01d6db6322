// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let overContext = Rule(
    "length/over-context", .error,
    summary: "A record has more tokens than the model takes when it is tuned.",
    why: """
      Every sequence is cut at the model's context length, which for tuning is often far below that
      for use, and for preference pairs about half of it. The cut is silent: what is behind it is not
      learned, and whether it is billed is documented nowhere. Since answers come last, they are the
      first to go (huggingface/trl #482, allenai/open-instruct #806).

      The count is that of the text after the chat template. Of a preference pair the longer of its
      two sequences counts. Images are not counted, so that a record with images may be longer still.

      Without the model's tokenizer the count is an estimate, marked with ≈. Then the rule speaks only
      when the record is too long even if the estimate is too high by all of its error; in between,
      `length/near-context` says that the record may be too long.
      """,
    help: "shorten the record, or split it into several",
    sources: [
      "docs.together.ai, fine-tuning models", "huggingface/trl #482", "allenai/open-instruct #806",
    ],
    flagged: [
      .counted(
        #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
        contextLength: 27),
      .counted(#"{"text": "It rained all day."}"#, contextLength: 16),
    ],
    allowed: [
      .counted(
        #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
        contextLength: 28),
      .counted(#"{"text": "It rained all day."}"#, contextLength: 18),
    ],
    check: .tokens { view, findings in
      guard let tokens = view.tokens, let limit = view.contextLength,
        view.setup.bounds(of: tokens.longest).lowerBound > limit
      else { return }
      findings.report(
        view.root,
        "\(view.setup.tokens(tokens.longest)), but the model takes \(Quantity.grouped(limit)); "
          + lost(tokens))
    })
}

private func lost(_ tokens: RowTokens) -> String {
  let cut = Quantity.grouped(tokens.beyondContext)
  return tokens.trainedBeyondContext == 0
    ? "\(cut) are cut off, none of them trained on"
    : "\(cut) are cut off, \(Quantity.grouped(tokens.trainedBeyondContext)) of them trained on"
}

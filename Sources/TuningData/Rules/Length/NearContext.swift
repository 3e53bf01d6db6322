// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let nearContext = Rule(
    "length/near-context", .note,
    summary: "A record fills more than 90 % of the context that the model takes when it is tuned.",
    why: """
      It fits, but little has to change for it to be cut: another model, whose limit is lower, a
      longer system prompt, or one more turn. Limits move, too: since February 2026 the service has
      lowered that of some models by half.

      Where the count is an estimate, a record that may be too long within its error is told here and
      not as an error; fetch the tokenizer to know.
      """,
    help: "keep the record as it is, or shorten it to leave room",
    sources: ["docs.together.ai, fine-tuning models, February and July 2026"],
    flagged: [
      .counted(
        #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
        contextLength: 30)
    ],
    allowed: [
      .counted(
        #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
        contextLength: 32),
      .counted(
        #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#,
        contextLength: 27),
    ],
    check: .tokens { view, findings in
      guard let length = view.tokens?.longest, let limit = view.contextLength else { return }
      let bounds = view.setup.bounds(of: length)
      guard bounds.lowerBound <= limit, Double(bounds.upperBound) > 0.9 * Double(limit) else {
        return
      }
      let counted = view.setup.tokens(length)
      if bounds.upperBound > limit {
        findings.report(
          view.root,
          "\(counted), which may be more than the \(Quantity.grouped(limit)) of the model",
          help: "fetch the tokenizer with 'jsonltokens fetch' for an exact count")
      } else if Double(length) > 0.9 * Double(limit) {
        findings.report(
          view.root,
          "\(counted), \(length * 100 / limit) % of the \(Quantity.grouped(limit)) of the model")
      }
    })
}

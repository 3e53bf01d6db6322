// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import TuningData

/// What a job on a file would cost: one epoch with low-rank adapters, unless the user says more.
struct JobPricing {
  private let setup: TokenSetup
  private let model: ModelProfile?
  private let prices: PriceCatalogue
  private let sequence: SequenceOptions
  private let epochs: Int

  /// Creates the pricing of a check; nil when it counts no tokens.
  init?(_ options: LintOptions, _ sequence: SequenceOptions, epochs: Int?) throws {
    guard let setup = options.tokens else { return nil }
    self.setup = setup
    self.sequence = sequence
    self.epochs = epochs ?? 1
    prices = try PriceCatalogue.embedded()
    if let name = options.model, case .found(let profile)? = options.catalogue?.lookup(name) {
      model = profile
    } else {
      model = nil
    }
  }

  /// Returns the tokens and, of a file to train on, the cost in a line each.
  func lines(
    _ summary: TokenSummary, _ file: FileReport, isTrained: Bool, style: TextStyle
  ) -> String {
    let tokens = TokenTextReporter(style: style).line(summary, setup)
    guard model != nil else { return tokens }
    let notes = notes(file).map { "note: \(VisibleText($0).text)\n" }.joined()
    guard isTrained, let estimate = estimate(file) else { return tokens + notes }
    return tokens + CostTextReporter(style: style).line(estimate) + notes
  }

  /// Returns what a job on a file would cost; nil when that cannot be said.
  func estimate(_ file: FileReport) -> CostEstimate? {
    guard let model, let summary = file.tokens, summary.rows > 0 else { return nil }
    let job = TuningJob(
      model: model, method: sequence.method(for: file.format), epochs: epochs,
      train: TokenTotal(summary, setup), day: .today)
    return try? CostEstimate(job, prices: prices)
  }

  /// Returns what is doubtful about the counts of a file: sentences.
  func notes(_ file: FileReport) -> [String] {
    guard let model, let tokens = file.tokens, tokens.rows > 0 else { return [] }
    let complaint = file.format.flatMap { sequence.complaint($0) }.map { "\(file.path): \($0)" }
    let limit = pairLimit(file, model)
    return [setup.warning(of: model), complaint, limit].compactMap(\.self)
  }

  /// Says that pairs were measured by the limit of another method.
  private func pairLimit(_ file: FileReport, _ model: ModelProfile) -> String? {
    guard file.format == .preference, sequence.method == nil, sequence.maxSeqLength == nil,
      let limit = model.contextLength.dpo, limit != setup.plan.contextLength
    else { return nil }
    return "\(file.path): holds preference pairs, which are cut off after \(limit) tokens with "
      + "--method dpo; they were checked without it"
  }
}

// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import TuningData

/// What the simplest job on a file would cost: one epoch with low-rank adapters.
struct JobPricing {
  private let setup: TokenSetup
  private let model: ModelProfile?
  private let prices: PriceCatalogue

  /// Creates the pricing of a check; nil when it counts no tokens.
  init?(_ options: LintOptions) throws {
    guard let setup = options.tokens else { return nil }
    self.setup = setup
    prices = try PriceCatalogue.embedded()
    if let name = options.model, case .found(let profile)? = options.catalogue?.lookup(name) {
      model = profile
    } else {
      model = nil
    }
  }

  /// Returns the tokens and the cost of a file in a line each.
  func lines(_ summary: TokenSummary, _ format: DatasetFormat?, style: TextStyle) -> String {
    let tokens = TokenTextReporter(style: style).line(summary, setup)
    guard let model else { return tokens }
    let warning = setup.warning(of: model).map { "note: \(VisibleText($0).text)\n" } ?? ""
    let job = TuningJob(
      model: model, method: format == .preference ? .dpo : .sft,
      train: TokenTotal(summary, setup), day: .today)
    guard let estimate = try? CostEstimate(job, prices: prices) else {
      return tokens + warning
    }
    return tokens + CostTextReporter(style: style).line(estimate) + warning
  }
}

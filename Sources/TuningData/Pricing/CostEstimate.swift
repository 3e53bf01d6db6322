// SPDX-License-Identifier: Apache-2.0

/// What a job will cost, between two bounds.
///
/// The bounds are equal when the tokens are exact, one rate and one minimum charge are known, and
/// the service leaves nothing open; every reason why they differ is in the notes.
public struct CostEstimate: Sendable {
  /// What can be said about a limit of money.
  public enum Excess: String, Sendable, CaseIterable {
    /// The job costs no more.
    case no
    /// It may cost more, or its cost is not known.
    case possibly
    /// It costs more.
    case certainly
  }

  /// The job.
  public let job: TuningJob
  /// The tokens it is billed for.
  public let billed: BilledTokens
  /// The rates that may apply; empty when none is known.
  public let rates: [PriceRate]
  /// The minimum charges that may apply.
  public let minimums: [MinimumCharge]
  /// The price of the tokens; nil when no rate is known.
  public let metered: ClosedRange<USD>?
  /// The least that the job costs whatever its size; nil when unknown.
  public let minimum: ClosedRange<USD>?
  /// What is billed; nil when no rate is known.
  public let total: ClosedRange<USD>?
  /// What one should know, weightiest first.
  public let notes: [CostNote]

  /// Estimates the cost of `job`.
  ///
  /// - Throws: `TuningJobError` for a setting that the service refuses.
  public init(_ job: TuningJob, prices: PriceCatalogue) throws(TuningJobError) {
    try job.check()
    self.job = job
    let billed = BilledTokens(job)
    self.billed = billed
    rates = prices.rates(
      for: job.model, method: job.method, training: job.training, on: job.day)
    minimums = prices.minimums(for: job.model, on: job.day)
    let rate = CostEstimate.span(rates.map(\.perMillionTokens))
    minimum = CostEstimate.span(minimums.map(\.amount))
    metered = rate.map { rate in
      rate.lowerBound.price(
        ofTokens: billed.total.lowerBound, roundedUp: false)...rate.upperBound.price(
          ofTokens: billed.total.upperBound, roundedUp: true)
    }
    let least = minimum ?? USD.zero...USD.zero
    total = metered.map { metered in
      max(metered.lowerBound, least.lowerBound)...max(metered.upperBound, least.upperBound)
    }
    notes =
      CostNotes(
        job: job, billed: billed, rates: rates, minimums: minimums,
        gap: prices.gap(for: job.model, on: job.day)
      ).all
  }

  /// Returns whether the job costs more than `budget`.
  ///
  /// What was not counted may make the job dearer than `total`. A gate that must not let too dear a job through has to stop at `possibly` as well.
  public func exceeds(_ budget: USD) -> Excess {
    let lower = total?.lowerBound ?? minimum?.lowerBound ?? .zero
    if lower > budget { return .certainly }
    guard let total, total.upperBound <= budget, isComplete else { return .possibly }
    return .no
  }

  /// Whether everything that is billed was counted.
  public var isComplete: Bool {
    job.billedFiles.allSatisfy { $0.uncounted == 0 && $0.images == 0 }
  }

  private static func span(_ ranges: [ClosedRange<USD>]) -> ClosedRange<USD>? {
    guard let lower = ranges.map(\.lowerBound).min(), let upper = ranges.map(\.upperBound).max()
    else { return nil }
    return lower...upper
  }
}

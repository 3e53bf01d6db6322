// SPDX-License-Identifier: Apache-2.0

/// The tokens that a job is billed for, as a range where it is not known which tokens count.
public struct BilledTokens: Sendable, Equatable {
  /// Of one pass over the training file.
  public let perEpoch: ClosedRange<Int128>
  /// Of one pass over the validation file; zero when there is none.
  public let perEvaluation: ClosedRange<Int128>
  /// Of the whole job.
  public let total: ClosedRange<Int128>
  /// Whether the tokens of the training file were estimated and count; without packing they do not.
  public let areEstimatedPerEpoch: Bool
  /// Whether the tokens of the validation file were estimated.
  public let areEstimatedPerEvaluation: Bool

  private let areEvaluated: Bool

  /// Whether any of the tokens that are billed were estimated.
  public var areEstimated: Bool {
    areEstimatedPerEpoch || (areEvaluated && areEstimatedPerEvaluation)
  }

  /// Adds up what `job` bills, by the formula of the service's page on prices.
  ///
  /// What the service leaves open makes the range: whether it bills tokens that training cuts off,
  /// whether the prompt of a pair counts once or twice, and whether filling is billed in evaluations.
  init(_ job: TuningJob) {
    perEpoch = BilledTokens.onePass(of: job.train, in: job)
    areEstimatedPerEpoch = job.packing == .packed && job.train.isEstimated
    areEstimatedPerEvaluation = job.validation?.isEstimated ?? false
    areEvaluated = job.evaluations > 0
    if let validation = job.validation {
      let plain = BilledTokens.tokens(of: validation, in: job)
      let pass = BilledTokens.onePass(of: validation, in: job)
      perEvaluation =
        min(plain.lowerBound, pass.lowerBound)...max(plain.upperBound, pass.upperBound)
    } else {
      perEvaluation = 0...0
    }
    let (epochs, evaluations) = (Int128(job.epochs), Int128(job.evaluations))
    let lower = epochs * perEpoch.lowerBound + evaluations * perEvaluation.lowerBound
    total = lower...(epochs * perEpoch.upperBound + evaluations * perEvaluation.upperBound)
  }

  private static func onePass(of file: TokenTotal, in job: TuningJob) -> ClosedRange<Int128> {
    guard case .padded(let length) = job.packing else { return tokens(of: file, in: job) }
    let filled = Int128(file.rows) * Int128(length ?? 0)
    // A pair makes two sequences; whether it is billed as one or as two is not said.
    return filled...(job.method == .dpo ? 2 * filled : filled)
  }

  private static func tokens(of file: TokenTotal, in job: TuningJob) -> ClosedRange<Int128> {
    let cut = Int128(file.beyondContext.upperBound)
    let lower = max(0, Int128(file.tokens.lowerBound) - cut)
    let again = job.method == .dpo ? Int128(file.inPrompts.upperBound) : 0
    return lower...(Int128(file.tokens.upperBound) + again)
  }
}

// SPDX-License-Identifier: Apache-2.0

public import JSONLines

/// Estimates of cost for programs, described by `schemas/cost.schema.json`.
public struct CostJSONReporter: Sendable {
  /// The version of the shape of the document.
  public static let version = 1

  /// Creates a reporter.
  public init() {}

  /// Returns the document as text.
  ///
  /// - Parameters:
  ///   - estimate: The estimate.
  ///   - budget: The most that the job may cost, where there is a limit.
  /// - Returns: The document with a final line feed.
  public func report(_ estimate: CostEstimate, budget: USD? = nil) -> String {
    document(estimate, budget: budget).text
  }

  /// Returns the document.
  ///
  /// - Parameters:
  ///   - estimate: The estimate.
  ///   - budget: The most that the job may cost, where there is a limit.
  /// - Returns: The document.
  public func document(_ estimate: CostEstimate, budget: USD? = nil) -> JSONTree {
    let job = estimate.job
    return .object([
      ("version", .integer(CostJSONReporter.version)),
      ("model", .string(job.model.id)),
      ("method", .string(job.method.rawValue)),
      ("training", .string(job.training.rawValue)),
      ("epochs", .integer(job.epochs)),
      ("evaluations", .integer(job.evaluations)),
      ("packing", .boolean(job.packing == .packed)),
      ("maxSequenceLength", length(job.packing)),
      ("pricesOf", .string(job.day.description)),
      ("tokens", tokens(estimate)),
      ("rates", .array(estimate.rates.map(rate))),
      ("minimums", .array(estimate.minimums.map(minimum))),
      ("metered", estimate.metered.map(money) ?? .null),
      ("total", estimate.total.map(money) ?? .null),
      ("budget", budget.map { self.budget($0, of: estimate) } ?? .null),
      ("notes", .array(estimate.notes.map(note))),
    ])
  }

  private func length(_ packing: TuningJob.Packing) -> JSONTree {
    guard case .padded(let length?) = packing else { return .null }
    return .integer(length)
  }

  private func tokens(_ estimate: CostEstimate) -> JSONTree {
    let job = estimate.job
    return .object([
      ("perEpoch", count(estimate.billed.perEpoch)),
      (
        "perEvaluation",
        job.validation == nil ? .null : count(estimate.billed.perEvaluation)
      ),
      ("billed", count(estimate.billed.total)),
      ("estimated", .boolean(estimate.billed.areEstimated)),
    ])
  }

  private func rate(_ rate: PriceRate) -> JSONTree {
    .object([("usdPerMillionTokens", money(rate.perMillionTokens))] + evidence(rate.evidence))
  }

  private func minimum(_ minimum: MinimumCharge) -> JSONTree {
    .object([("usd", money(minimum.amount))] + evidence(minimum.evidence))
  }

  private func evidence(_ evidence: PriceEvidence) -> [(key: String, value: JSONTree)] {
    [
      ("confidence", .string(evidence.confidence.rawValue)),
      ("date", evidence.date.map { .string($0) } ?? .null),
      ("source", .string(evidence.source)),
      ("note", evidence.note.map { .string($0) } ?? .null),
    ]
  }

  private func budget(_ budget: USD, of estimate: CostEstimate) -> JSONTree {
    .object([
      ("usd", .number(budget.dollars)),
      ("exceeded", .string(estimate.exceeds(budget).rawValue)),
    ])
  }

  private func note(_ note: CostNote) -> JSONTree {
    .object([("note", .string(note.name)), ("message", .string(note.message))])
  }

  private func money(_ range: ClosedRange<USD>) -> JSONTree {
    .object([
      ("lower", .number(range.lowerBound.dollars)), ("upper", .number(range.upperBound.dollars)),
    ])
  }

  private func count(_ range: ClosedRange<Int128>) -> JSONTree {
    .object([("lower", integer(range.lowerBound)), ("upper", integer(range.upperBound))])
  }

  /// A count beyond the integers of this machine loses its last digits, which nobody will miss.
  private func integer(_ count: Int128) -> JSONTree {
    Int(exactly: count).map { .integer($0) } ?? .number(Double(count))
  }
}

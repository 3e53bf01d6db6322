// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

/// The embedded catalogues, and jobs in short form.
struct Prices {
  let models: ModelCatalogue
  let prices: PriceCatalogue

  init() throws {
    models = try .embedded()
    prices = try .embedded()
  }

  func model(_ id: String) throws -> ModelProfile {
    guard case .found(let model) = models.lookup(id) else { throw Missing(id: id) }
    return model
  }

  func job(
    _ id: String, on day: String = "2026-11-24", train: TokenTotal,
    _ change: (inout TuningJob) -> Void = { _ in }
  ) throws -> TuningJob {
    var job = TuningJob(model: try model(id), train: train, day: try #require(Day(day)))
    change(&job)
    return job
  }

  func estimate(
    _ id: String, on day: String = "2026-11-24", tokens: Int,
    _ change: (inout TuningJob) -> Void = { _ in }
  ) throws -> CostEstimate {
    let train = TokenTotal(exactly: tokens, rows: 100)
    return try CostEstimate(job(id, on: day, train: train, change), prices: prices)
  }

  struct Missing: Error {
    let id: String
  }
}

/// Returns the text of an amount or a range of amounts.
func text(_ range: ClosedRange<USD>?) -> String {
  guard let range else { return "unknown" }
  let (lower, upper) = (range.lowerBound, range.upperBound)
  return lower == upper ? "\(lower)" : "\(lower)...\(upper)"
}

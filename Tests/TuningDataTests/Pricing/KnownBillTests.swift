// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

/// Jobs whose bills were published.
@Suite struct KnownBillTests {
  private let prices: Prices

  init() throws {
    prices = try Prices()
  }

  @Test(arguments: [(3, "1.7515575", "$1.75"), (5, "2.9192625", "$2.92")])
  func `Mixtral in March 2026`(_ epochs: Int, _ exact: String, _ billed: String) throws {
    let estimate = try prices.estimate(
      "Mixtral-8x7B-Instruct-v0.1", on: "2026-03-15", tokens: 389_235
    ) { $0.epochs = epochs }
    let amount = try #require(USD(exact))
    #expect(estimate.total == amount...amount)
    #expect(text(estimate.total) == billed)
    #expect(estimate.notes.isEmpty)
  }

  @Test func `A small job in August 2026 is charged the minimum`() throws {
    let estimate = try prices.estimate("Qwen/Qwen3.6-35B-A3B", on: "2026-08-15", tokens: 50_319)
    #expect(text(estimate.metered) == "$0.0755")
    #expect(text(estimate.total) == "$4.00")
    #expect(estimate.rates.map(\.evidence.confidence) == [.paidJob])
  }

  @Test func `Maverick in March 2026 has a minimum of its own`() throws {
    let model = "meta-llama/Llama-4-Maverick-17B-128E-Instruct"
    let estimate = try prices.estimate(model, on: "2026-03-20", tokens: 1_608_750)
    #expect(text(estimate.metered) == "$12.87")
    #expect(text(estimate.total) == "$16.00")
  }

  @Test func `A page that states no minimum is taken at its word`() throws {
    let estimate = try prices.estimate("Qwen/Qwen3-235B-A22B", on: "2026-08-15", tokens: 100_000)
    #expect(text(estimate.total) == "$0.60")
  }
}

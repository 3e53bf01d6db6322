// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct CostEstimateTests {
  private let prices: Prices
  private let small = "Qwen/Qwen3.5-9B"

  init() throws {
    prices = try Prices()
  }

  @Test func `Training and evaluations add up`() throws {
    let estimate = try prices.estimate(small, tokens: 10_000_000) {
      $0.epochs = 3
      $0.evaluations = 4
      $0.validation = TokenTotal(exactly: 500_000, rows: 50)
    }
    #expect(estimate.billed.total == 32_000_000...32_000_000)
    #expect(text(estimate.total) == "$10.88")
    #expect(estimate.notes.isEmpty)
  }

  @Test func `A validation file without evaluations costs nothing and is told`() throws {
    let estimate = try prices.estimate(small, tokens: 10_000_000) {
      $0.validation = TokenTotal(exactly: 500_000, rows: 50)
    }
    #expect(estimate.billed.total == 10_000_000...10_000_000)
    #expect(estimate.notes == [.validationUnused])
  }

  @Test func `Cut tokens make a range`() throws {
    let train = TokenTotal(
      tokens: 10_000_000...10_000_000, beyondContext: 4_000_000...4_000_000, rows: 9)
    let estimate = try estimate(train)
    #expect(estimate.billed.total == 6_000_000...10_000_000)
    #expect(estimate.notes == [.cutTokens])
    #expect(text(estimate.metered) == "$2.04...$3.40")
    #expect(text(estimate.total) == "$4.00")
  }

  @Test func `Prompts of pairs make a range`() throws {
    let train = TokenTotal(tokens: 9_000_000...9_000_000, inPrompts: 6_000_000...6_000_000, rows: 9)
    let pairs = try estimate(train) { $0.method = .dpo }
    #expect(pairs.billed.total == 9_000_000...15_000_000)
    #expect(pairs.notes == [.promptsOnceOrTwice])
    #expect(text(pairs.total) == "$7.56...$12.60")
    #expect(try estimate(train).billed.total == 9_000_000...9_000_000)
  }

  @Test func `Without packing rows are billed at the sequence length`() throws {
    let estimate = try prices.estimate(small, tokens: 50_000) {
      $0.packing = .padded(length: 8192)
      $0.epochs = 2
    }
    #expect(estimate.billed.total == 1_638_400...1_638_400)
    #expect(estimate.notes == [.padding(plain: 50_000, length: 8192)])
  }

  @Test func `Without packing pairs and evaluations make ranges`() throws {
    let estimate = try prices.estimate(small, tokens: 50_000) {
      $0.method = .dpo
      $0.packing = .padded(length: 1000)
      $0.evaluations = 1
      $0.validation = TokenTotal(exactly: 400, rows: 10)
    }
    #expect(estimate.billed.perEpoch == 100_000...200_000)
    #expect(estimate.billed.perEvaluation == 400...20_000)
    #expect(estimate.notes.map(\.name) == ["padding", "padded-pairs", "padded-evaluations"])
  }

  @Test func `An estimate of tokens gives an estimate of cost`() throws {
    let train = TokenTotal(tokens: 97_000_000...103_000_000, rows: 9, isEstimated: true)
    let estimate = try estimate(train)
    #expect(text(estimate.total) == "$32.98...$35.02")
    #expect(estimate.notes == [.tokensEstimated])
  }

  @Test func `Estimated tokens do not matter where they are not billed`() throws {
    let train = TokenTotal(tokens: 900...1100, rows: 9, isEstimated: true)
    let estimate = try estimate(train) {
      $0.packing = .padded(length: 1000)
      $0.validation = train
    }
    #expect(!estimate.billed.areEstimated)
    #expect(estimate.notes.map(\.name) == ["padding", "validation-unused"])
  }

  @Test func `Conflicting minimum charges make a range`() throws {
    let estimate = try prices.estimate("google/gemma-4-31B-it", tokens: 100_000)
    #expect(text(estimate.total) == "$4.00...$22.00")
    #expect(estimate.notes == [.minimumsConflict])
    let large = try prices.estimate("meta-llama/Llama-3.3-70B-Instruct-Reference", tokens: 1)
    #expect(text(large.minimum) == "$4.00...$60.00")
    let august = try prices.estimate("Qwen/Qwen3.5-4B", on: "2026-08-20", tokens: 100_000)
    #expect(text(august.total) == "$0.0480...$4.00")
  }

  @Test func `A derived rate and a range of rates are told`() throws {
    let derived = try prices.estimate("Qwen/Qwen3.5-27B", tokens: 100_000_000) {
      $0.training = .full
    }
    #expect(text(derived.total) == "$116.00")
    #expect(derived.notes.contains(.rateIsDerived))
    let range = try prices.estimate("Qwen/Qwen2.5-72B-Instruct", tokens: 100_000_000)
    #expect(text(range.total) == "$203.00...$700.00")
    #expect(range.notes.map(\.name) == ["model-retired", "rate-is-range", "minimums-conflict"])
  }

  @Test func `A job without a known rate has no total`() throws {
    let estimate = try prices.estimate("zai-org/GLM-5.1", tokens: 1_000_000)
    #expect(estimate.total == nil && estimate.metered == nil)
    #expect(estimate.notes.first?.name == "no-rate")
    #expect(estimate.notes.first?.message.contains("$2.03 to $7.00") == true)
    let other = try prices.estimate("google/gemma-4-26B-A4B-it", tokens: 1_000_000)
    #expect(other.notes.first == .noRate(closest: nil))
  }

  @Test func `Sources that differ give a range over all of them`() throws {
    let day = try #require(Day("2026-05-05"))
    let rates = ["0.40", "0.30"].compactMap { USD($0) }.map { price in
      PriceRate(
        scope: .all, period: PricePeriod(start: day, startIsKnown: true, end: nil),
        method: .sft, training: .lora, perMillionTokens: price...price,
        evidence: PriceEvidence(confidence: .thirdParty, date: nil, source: "test", note: nil))
    }
    let catalogue = PriceCatalogue(rates: rates, minimums: [], unpublished: [])
    let job = try prices.job(
      small, on: "\(day)", train: TokenTotal(exactly: 10_000_000, rows: 1))
    let estimate = try CostEstimate(job, prices: catalogue)
    #expect(text(estimate.total) == "$3.00...$4.00")
    #expect(estimate.notes == [.ratesConflict, .noMinimum])
  }

  @Test func `A budget is kept, perhaps exceeded, or exceeded`() throws {
    let estimate = try prices.estimate("google/gemma-4-31B-it", tokens: 100_000)
    #expect(estimate.exceeds(try usd("3.99")) == .certainly)
    #expect(estimate.exceeds(try usd("4")) == .possibly)
    #expect(estimate.exceeds(try usd("21.999999999")) == .possibly)
    #expect(estimate.exceeds(try usd("22")) == .no)
  }

  @Test func `An unknown cost may exceed any budget, and surely exceeds less than the minimum`()
    throws
  {
    let estimate = try prices.estimate("zai-org/GLM-5.1", tokens: 1)
    #expect(estimate.exceeds(try usd("1000000")) == .possibly)
    #expect(estimate.exceeds(try usd("3.99")) == .certainly)
  }

  @Test func `Huge files do not overflow`() throws {
    let file = TokenTotal(tokens: 0...Int.max, inPrompts: 0...Int.max, rows: .max)
    let estimate = try estimate(file) {
      $0.method = .dpo
      $0.epochs = 20
      $0.evaluations = 100
      $0.validation = file
    }
    #expect(estimate.billed.total == 0...Int128(Int.max) * 240)
    let quintillion = try prices.estimate(small, tokens: 1_000_000_000_000_000_000)
    #expect(text(quintillion.total) == "$340,000,000,000.00")
    let padded = try prices.estimate(small, tokens: 1) {
      $0.packing = .padded(length: 65_536)
      $0.train = file
      $0.epochs = 20
    }
    #expect(padded.billed.total.upperBound == Int128(Int.max) * 65_536 * 20)
  }

  @Test func `No tokens cost the minimum, and negative ones are none`() throws {
    #expect(text(try prices.estimate(small, tokens: 0).total) == "$4.00")
    let train = TokenTotal(tokens: -5 ... -1, beyondContext: -1...3, rows: -1)
    #expect(try estimate(train).billed.total == 0...0)
  }

  private func usd(_ text: String) throws -> USD { try #require(USD(text)) }

  private func estimate(
    _ train: TokenTotal, _ change: (inout TuningJob) -> Void = { _ in }
  ) throws -> CostEstimate {
    try CostEstimate(prices.job(small, train: train, change), prices: prices.prices)
  }
}

// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct PriceCatalogueTests {
  private let all: Prices

  init() throws {
    all = try Prices()
  }

  @Test(arguments: [
    ("Qwen/Qwen3.5-9B", TuningMethod.sft, TrainingType.lora, "$0.34", "official-blog"),
    ("Qwen/Qwen3.5-9B", .dpo, .lora, "$0.84", "official-blog"),
    ("Qwen/Qwen3.5-9B", .sft, .full, "$0.38", "third-party"),
    ("Qwen/Qwen3.5-9B", .dpo, .full, "$0.95", "derived"),
    ("google/gemma-4-31B-it", .sft, .lora, "$1.05", "official-blog"),
    ("google/gemma-4-31B-it-VLM", .sft, .lora, "$1.05", "third-party"),
    ("Qwen/Qwen3.6-27B", .dpo, .full, "$2.88", "derived"),
    ("openai/gpt-oss-20b", .dpo, .lora, "$1.00", "official-blog"),
    ("openai/gpt-oss-120b", .sft, .lora, "$2.50", "official-blog"),
    ("meta-llama/Llama-3.3-70B-Instruct-Reference", .sft, .lora, "$2.03", "third-party"),
    ("meta-llama/Llama-3.3-70B-Instruct-Reference", .sft, .full, "$2.24", "derived"),
    ("deepseek-ai/DeepSeek-V3.1", .dpo, .lora, "$17.50", "derived"),
    ("Qwen/Qwen2.5-72B-Instruct", .sft, .lora, "$2.03...$7.00", "third-party"),
  ])
  func `The list since September 2026`(
    _ id: String, _ method: TuningMethod, _ training: TrainingType, _ price: String,
    _ confidence: String
  ) throws {
    let rates = all.prices.rates(
      for: try all.model(id), method: method, training: training, on: try day("2026-09-11"))
    #expect(rates.map { text($0.perMillionTokens) } == [price])
    #expect(rates.map(\.evidence.confidence.rawValue) == [confidence])
  }

  @Test(arguments: [
    ("Qwen/Qwen3.5-9B", TuningMethod.sft, TrainingType.lora, "$0.48"),
    ("Qwen/Qwen3.5-9B", .dpo, .full, "$1.35"),
    ("mistralai/Mixtral-8x7B-Instruct-v0.1", .sft, .full, "$1.65"),
    ("meta-llama/Llama-3.3-70B-Instruct-Reference", .dpo, .lora, "$7.25"),
    ("openai/gpt-oss-120b", .sft, .lora, "$5.00"),
    ("meta-llama/Llama-4-Scout-17B-16E-Instruct-VLM", .dpo, .lora, "$7.50"),
  ])
  func `The list until September 2026`(
    _ id: String, _ method: TuningMethod, _ training: TrainingType, _ price: String
  ) throws {
    let rates = all.prices.rates(
      for: try all.model(id), method: method, training: training, on: try day("2026-09-10"))
    #expect(rates.map { text($0.perMillionTokens) } == [price])
  }

  @Test func `No job has two rates, on any day on which rates change`() throws {
    let periods = all.prices.rates.map(\.period)
    let days = Set(periods.map(\.start) + periods.compactMap(\.end))
    for model in all.models.profiles {
      for (method, training) in Self.ways {
        for day in days {
          let rates = all.prices.rates(for: model, method: method, training: training, on: day)
          #expect(rates.count <= 1, "\(model.id) on \(day)")
        }
      }
    }
  }

  @Test func `Every model that can be tuned has a rate, or an estimate that says it has none`()
    throws
  {
    let today = try day("2026-11-24")
    let live = all.models.profiles.filter { [.current, .currentLimitsUnknown].contains($0.status) }
    for model in live {
      let job = TuningJob(model: model, train: TokenTotal(exactly: 1000, rows: 1), day: today)
      let estimate = try CostEstimate(job, prices: all.prices)
      let saysSo = estimate.notes.contains { $0.name == "no-rate" }
      #expect((estimate.total == nil) == saysSo, "\(model.id)")
      #expect(estimate.minimum != nil, "\(model.id)")
    }
    let priced = live.filter {
      !all.prices.rates(for: $0, method: .sft, training: .lora, on: today).isEmpty
    }
    #expect(priced.count == 18)
  }

  @Test func `A price of a group is not taken for a model it may not hold for`() throws {
    let model = try all.model("moonshotai/Kimi-K2.6")
    let today = try day("2026-11-24")
    #expect(all.prices.rates(for: model, method: .sft, training: .lora, on: today).isEmpty)
    #expect(all.prices.gap(for: model, on: today)?.note?.contains("$2.03 to $7.00") == true)
  }

  @Test func `Before the first list there is no price`() throws {
    let model = try all.model("Qwen/Qwen3.5-9B")
    let day = try day("2025-10-31")
    #expect(all.prices.rates(for: model, method: .sft, training: .lora, on: day).isEmpty)
    #expect(all.prices.minimums(for: model, on: day).isEmpty)
  }

  @Test func `Every model that a price names exists`() {
    let ids = Set(all.models.profiles.map(\.id))
    let scopes =
      all.prices.rates.map(\.scope) + all.prices.minimums.map(\.scope)
      + all.prices.unpublished.map(\.scope)
    for case .models(let names) in scopes {
      for name in names { #expect(ids.contains(name), "\(name)") }
    }
  }

  @Test func `Prices are plausible`() {
    for rate in all.prices.rates {
      #expect(rate.perMillionTokens.lowerBound > .zero)
      #expect(rate.perMillionTokens.upperBound.dollars < 100)
    }
    #expect(all.prices.rates.count == 53)
  }

  private static let ways = TuningMethod.allCases.flatMap { method in
    TrainingType.allCases.map { (method, $0) }
  }

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }
}

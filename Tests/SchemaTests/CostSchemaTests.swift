// SPDX-License-Identifier: Apache-2.0

import Testing
import TuningData

@Suite(SchemaOracle.isInstalled) struct CostSchemaTests {
  private let models: ModelCatalogue
  private let prices: PriceCatalogue

  init() throws {
    models = try .embedded()
    prices = try .embedded()
  }

  @Test func `Every estimate fits the schema`() throws {
    var documents: [String] = []
    for model in models.profiles {
      for day in ["2026-03-01", "2026-08-20", "2026-11-24"] {
        for method in TuningMethod.allCases {
          documents.append(try document(model, method, day))
        }
      }
    }
    documents.append(try huge())
    for answer in try answers(documents) { #expect(answer == .fits) }
  }

  @Test func `The schema takes nothing that is not in it`() throws {
    let document = try document(models.profiles[1], .sft, "2026-11-24")
    let spoilt = [
      document.replacing("\"version\": 1", with: "\"version\": 2"),
      document.replacing("\"packing\": false", with: "\"packing\": false, \"more\": 1"),
      document.replacing("\"epochs\": 2", with: "\"epochs\": 21"),
      document.replacing("\"method\": \"sft\",", with: ""),
    ]
    #expect(spoilt.allSatisfy { $0 != document })
    for answer in try answers(spoilt) { #expect(answer != .fits) }
  }

  private func document(
    _ model: ModelProfile, _ method: TuningMethod, _ day: String
  ) throws -> String {
    let file = TokenTotal(
      tokens: 900...1100, beyondContext: 0...10, inPrompts: 300...400, rows: 7, isEstimated: true)
    let job = TuningJob(
      model: model, method: method, epochs: 2, evaluations: 1, packing: .padded(length: 128),
      train: file, validation: file, day: try #require(Day(day)))
    return CostJSONReporter().report(
      try CostEstimate(job, prices: prices), budget: USD("12.5"))
  }

  private func huge() throws -> String {
    let job = TuningJob(
      model: models.profiles[1], epochs: 20, train: TokenTotal(exactly: .max, rows: 1),
      day: try #require(Day("2026-11-24")))
    return CostJSONReporter().report(try CostEstimate(job, prices: prices))
  }

  private func answers(_ documents: [String]) throws -> [SchemaOracle.Answer] {
    try SchemaOracle.answers(documents.map { .init(schema: SchemaFiles.cost, text: $0) })
  }
}

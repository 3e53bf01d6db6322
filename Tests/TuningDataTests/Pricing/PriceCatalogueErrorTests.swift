// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct PriceCatalogueErrorTests {
  /// Each case follows the head, so that its first line is line 4.
  private static let head = """
    as-of: 2026-01-01
    source: test
    defaults: {from: 2026-01-01, confidence: derived}

    """

  @Test func `A short entry is enough`() throws {
    let catalogue = try read(Self.head + "rates: [{scope: {all: true}, sft: {lora: 0.5}}]")
    #expect(catalogue.rates.map { text($0.perMillionTokens) } == ["$0.50"])
    #expect(catalogue.rates[0].evidence.source == "test")
    #expect(catalogue.rates[0].period.contains(try #require(Day("2100-01-01"))))
  }

  @Test(arguments: [
    ("rates: [{sft: {lora: 1}}]", "4:9: the key \"scope\" is missing"),
    (
      "rates: [{scope: {}, sft: {lora: 1}}]",
      "4:17: a scope has one of all, bracket, parameters, models"
    ),
    (
      "rates: [{scope: {all: true, models: [a]}, sft: {lora: 1}}]",
      "4:17: a scope has one of all, bracket, parameters, models"
    ),
    (
      "rates: [{scope: {all: true}}]",
      "4:17: a rate needs a price, such as \"sft: {lora: 0.34}\""
    ),
    (
      "rates: [{scope: {all: true}, sft: {lora: -1}}]",
      "4:42: expected dollars such as 4 or 0.34 for \"lora\""
    ),
    (
      "rates: [{scope: {all: true}, sft: {lora: 1000000}}]",
      "4:42: expected dollars such as 4 or 0.34 for \"lora\""
    ),
    (
      "rates: [{scope: {all: true}, sft: {lora: {from: 2, to: 1}}}]",
      "4:56: the range ends before it starts"
    ),
    (
      "rates: [{scope: {all: true}, sft: {loar: 1}}]",
      "4:36: unknown key \"loar\"; did you mean \"lora\"?"
    ),
    (
      "rates: [{scope: {all: true}, in-force-by: 2026-01-01, sft: {lora: 1}}]",
      "4:17: say either \"from\" or \"in-force-by\""
    ),
    (
      "rates: [{scope: {all: true}, until: 2025-12-31, sft: {lora: 1}}]",
      "4:37: 2025-12-31 is before 2026-01-01"
    ),
    (
      "rates: [{scope: {all: true}, evidence: May, sft: {lora: 1}}]",
      "4:40: expected a day or a month, found \"May\""
    ),
    (
      "rates: [{scope: {parameters: {from: 9, to: 8}}, sft: {lora: 1}}]",
      "4:44: expected a number from 9.0 to 100000.0 for \"to\", found \"8\""
    ),
    ("minimums: [{scope: {all: true}}]", "4:12: the key \"amount\" is missing"),
    ("rate: []", "4:1: unknown key \"rate\"; did you mean \"rates\"?"),
  ])
  func `A faulty price is told`(_ line: String, _ message: String) {
    do {
      _ = try read(Self.head + line)
      Issue.record("no error")
    } catch {
      #expect(error.description == "t.yaml:\(message)")
    }
  }

  @Test func `A folder replaces what is compiled in, or is refused`() {
    #expect(throws: ModelCatalogueError.self) { try PriceCatalogue(directory: "/nowhere/at/all") }
  }

  private func read(_ text: String) throws(ModelCatalogueError) -> PriceCatalogue {
    var reader = PriceCatalogueReader()
    try reader.read(Array(text.utf8).span, file: "t.yaml")
    return reader.catalogue
  }
}

// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Tokenization

@Suite struct EstimatorTableTests {
  @Test func everyEmbeddedTableIsSoundAndStatesItsError() throws {
    for (name, text) in EmbeddedEstimators.files {
      let file = try #require(EstimatorTableFile(text), "\(name)")
      #expect(file.errorPercent > 0 && file.errorPercent < 6, "\(name)")
      #expect(text.split(separator: "\n").filter { $0.hasPrefix("# error on ") }.count == 4)
    }
  }

  @Test func everyFamilyHasATableAndEveryTableAFamily() {
    let tables = Set(EmbeddedEstimators.files.map(\.name))
    #expect(tables == Set(EstimatorFamily.all.map { "schemas/estimators/\($0.table).txt" }))
  }

  @Test func aTableOfItsOwnStatesItsError() {
    let table = TokenEstimator.Table.named("qwen2.5")
    #expect(table.name == "qwen2.5")
    #expect(table.pattern == .qwen2 && table.isNormalized && table.surroundingTokens == 0)
    // Real files are further off than the texts that are held out.
    #expect(!table.isErrorAssumed && table.errorPercent == 8)
    #expect(TokenEstimator.Table.named("llama3").surroundingTokens == 1)
  }

  @Test func aTableThatIsBorrowedSaysSo() {
    let table = TokenEstimator.Table.named("nemotron-3")
    #expect(table.name == "nemotron-3 (by the table of tekken)")
    #expect(table.isErrorAssumed && table.errorPercent == 15)
    #expect(TokenEstimator.Table.named("nobody's").isErrorAssumed)
  }

  @Test(arguments: [
    "", "lower 1 2 3", "other" + String(repeating: " 1", count: 19),
    "other" + String(repeating: " 1.2345", count: 20),
    "other" + String(repeating: " -1", count: 20),
    "other" + String(repeating: " 1", count: 20) + "\nnothing" + String(repeating: " 1", count: 20),
    "# error on a.txt: much\nother" + String(repeating: " 1", count: 20),
  ])
  func aBrokenTableIsRefused(text: String) {
    #expect(EstimatorTableFile(text) == nil)
  }

  @Test func numbersAreReadInThousandths() throws {
    let file = try #require(EstimatorTableFile("other" + String(repeating: " 1.05 0.3", count: 10)))
    #expect(Array(file.worths[..<2]) == [1_050, 300])
  }
}

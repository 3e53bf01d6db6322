// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct ModelPageTests {
  @Test func `Every model, every family and every tokenizer has a row`() throws {
    let catalogue = try ModelCatalogue.embedded()
    let lines = ModelPage.markdown(for: catalogue).split(separator: "\n")
    let names =
      catalogue.profiles.map(\.id) + catalogue.families.map(\.name)
      + catalogue.tokenizers.map(\.name)
    for name in names {
      let count = names.count { $0 == name }
      #expect(lines.count { $0.hasPrefix("| `\(name)` |") } == count)
    }
  }
}

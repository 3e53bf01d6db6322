// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct ModelPageTests {
  @Test func `Every model and every family has a row`() throws {
    let catalogue = try ModelCatalogue.embedded()
    let lines = ModelPage.markdown(for: catalogue).split(separator: "\n")
    for name in catalogue.profiles.map(\.id) + catalogue.families.map(\.name) {
      #expect(lines.count { $0.hasPrefix("| `\(name)` |") } == 1)
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct TemplateCaseTests {
  @Test("There are cases")
  func hasCases() { #expect(TemplateCase.all.count > 100) }

  @Test("Every case comes out as Jinja has it", arguments: TemplateCase.all.map(\.name))
  func equalsJinja(name: String) throws {
    let example = try #require(TemplateCase.all.first { $0.name == name })
    #expect(example.result == example.expected)
  }
}

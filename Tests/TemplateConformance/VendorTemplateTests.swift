// SPDX-License-Identifier: Apache-2.0

import ChatTemplates
import Testing

/// The templates that vendors publish, compared with Jinja on every conversation.
@Suite(
  .enabled(
    if: TemplateOracle.shared != nil,
    "needs the packages that `scripts/python-environment conformance` installs"))
struct VendorTemplateTests {
  @Test("The package has the templates, and there are conversations enough to tell")
  func isComplete() {
    #expect(TemplateOracle.vendorTemplates.count >= 60)
    #expect(Conversation.all.count >= 25)
  }

  @Test(
    "Every template writes what Jinja writes, or refuses what it refuses in the same words",
    arguments: TemplateOracle.vendorTemplates.map(\.name))
  func equalsJinja(name: String) throws {
    let oracle = try #require(TemplateOracle.shared)
    let source = try #require(TemplateOracle.vendorTemplates.first { $0.name == name }?.source)
    let answers = try oracle.answers(
      to: Conversation.all.map { (template: source, context: $0.context) })
    let template = Result { () throws(TemplateError) in try ChatTemplate(source) }
    for (conversation, expected) in zip(Conversation.all, answers) {
      let found = render(template, conversation.context)
      #expect(found == expected, "\(name) on \(conversation.name)")
    }
  }
}

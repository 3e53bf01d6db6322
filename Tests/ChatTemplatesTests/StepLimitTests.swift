// SPDX-License-Identifier: Apache-2.0

import ChatTemplates
import Testing

/// How much a template may do grows with what it is given.
@Suite struct StepLimitTests {
  private let limits = TemplateLimits(maximumSteps: 10_000, stepsPerValue: 100)

  /// Returns a context with so many messages.
  private func context(_ count: Int) -> String {
    let message = #"{"role": "user", "content": "Hi"}"#
    return #"{"messages": [\#(Array(repeating: message, count: count).joined(separator: ","))]}"#
  }

  @Test func lengthOfAListCostsNothing() throws {
    let template =
      "{% for m in messages %}{% if loop.index == messages | length %}{{ m.content }}{% endif %}"
      + "{% endfor %}"
    #expect(try renderedText(template, context(1_000), limits: limits) == "Hi")
  }

  @Test func aLongConversationMayTakeMoreSteps() throws {
    let template =
      "{% for m in messages %}{% for k in range(20) %}{% set x = k %}{% endfor %}{% endfor %}"
      + "{{ messages | count }}"
    #expect(try renderedText(template, context(1_000), limits: limits) == "1000")
  }

  @Test func whatIsGivenDoesNotLetATemplateRunForEver() {
    let template =
      "{% for a in range(99999) %}{% for m in messages %}{% set x = m %}{% endfor %}{% endfor %}"
    #expect(throws: TemplateError.self) {
      try renderedText(template, context(100), limits: limits)
    }
  }

  @Test func valuesThatHoldEachOtherAreCountedInTime() {
    var value = TemplateValue("a")
    for _ in 0..<60 { value = TemplateValue([value, value]) }
    var context = TemplateContext()
    context["deep"] = value
    var text = RenderedText()
    let template =
      "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}{{ deep }}"
    #expect(throws: TemplateError.self) {
      try ChatTemplate(template).render(context, into: &text, limits: limits)
    }
  }
}

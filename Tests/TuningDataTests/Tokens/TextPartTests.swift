// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct TextPartTests {
  private let row = #"""
    {"messages": [{"role": "user", "content": [{"type": "text", "text": "A"}, {"type": "text",
    "text": "B"}]}, {"role": "assistant", "content": "C"}]}
    """#

  @Test(arguments: [
    "{% for m in messages %}[{{ m.content }}]{% endfor %}",
    "{% for m in messages %}{{ '[' + m.content + ']' }}{% endfor %}",
    "{% for m in messages %}[{{ m.content if m.content is string }}]{% endfor %}",
  ])
  func `Text parts are joined for a template that takes text only`(_ template: String) throws {
    let sequence = try TemplatePlan.sequence(row, try TemplatePlan.make(template))
    #expect(String(decoding: sequence.text, as: UTF8.self) == "[AB][C]")
  }

  @Test func `A template that takes parts is given them`() throws {
    let template =
      "{% for m in messages %}[{{ m.content if m.content is string else "
      + "m.content | map(attribute='text') | join('+') }}]{% endfor %}"
    let sequence = try TemplatePlan.sequence(row, try TemplatePlan.make(template))
    #expect(String(decoding: sequence.text, as: UTF8.self) == "[A+B][C]")
  }

  @Test func `Parts with images are left to the template`() throws {
    let row = #"""
      {"messages": [{"role": "user", "content": [{"type": "text", "text": "A"}, {"type":
      "image_url", "image_url": {"url": "u"}}]}, {"role": "assistant", "content": "C"}]}
      """#
    let plan = try TemplatePlan.make(
      "{% for m in messages %}[{{ m.content | length }}]{% endfor %}")
    let sequence = try TemplatePlan.sequence(row, plan)
    #expect(String(decoding: sequence.text, as: UTF8.self) == "[2][1]")
  }
}

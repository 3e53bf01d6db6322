// SPDX-License-Identifier: Apache-2.0

import JSONLines
import TestSupport
import Testing

@testable import TuningData

@Suite struct CallArgumentTests {
  private let row = #"""
    {"messages": [{"role": "user", "content": "Rain?"}, {"role": "assistant", "tool_calls": [{"id": \#
    "a", "type": "function", "function": {"name": "rain", "arguments": "{\"city\": \"Oslo\"}"}}]}]}
    """#

  @Test(arguments: [
    ("{{ call.function.arguments | tojson }}", #"{"city": "Oslo"}"#),
    ("{% for key, value in call.function.arguments.items() %}{{ key }}{% endfor %}", "city"),
    ("{{ 'args ' + call.function.arguments }}", #"args {"city": "Oslo"}"#),
    ("{{ call.id ~ call.type ~ call.function.name }}", "afunctionrain"),
  ])
  func `A template is given arguments as it wants them`(_ expression: String, _ text: String) throws
  {
    let template =
      "{% for m in messages %}{% for call in m.tool_calls or [] %}\(expression){% endfor %}"
      + "{% endfor %}"
    let document = JSONDocument()
    #expect(document.scan(text: row.utf8))
    let root = try #require(document.root)
    let plan = try plan(template)
    let rendered = try #require(try RecordRenderer(plan).render(root, .conversation))
    #expect(String(decoding: rendered.sequences[0].text, as: UTF8.self) == text)
    #expect(String(decoding: try plan.render(root), as: UTF8.self) == text)
  }

  private func plan(_ template: String) throws -> RenderingPlan {
    try SyntheticTokenizer.withFolder(["template.jinja": template]) { folder in
      var request = TokenRequest()
      request.chatTemplatePath = "\(folder)/template.jinja"
      return try RenderingPlan(request)
    }
  }
}

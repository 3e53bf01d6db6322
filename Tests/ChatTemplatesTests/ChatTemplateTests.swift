// SPDX-License-Identifier: Apache-2.0

import ChatTemplates
import JSONLines
import Testing

@Suite struct ChatTemplateTests {
  private func failure(_ template: String, _ context: String = "{}") -> TemplateError? {
    do throws(TemplateError) {
      _ = try renderedText(template, context)
      return nil
    } catch { return error }
  }

  @Test("A refusal carries the template's own words and place")
  func refuses() {
    let error = failure("line\n  {{ raise_exception('No ' ~ role) }}", #"{"role": "bot"}"#)
    #expect(error?.kind == .raised)
    #expect(error?.message == "No bot")
    #expect(error?.line == 2)
  }

  @Test("Errors have a line and a column in characters")
  func placesErrors() {
    #expect(failure("é {{ x. }}").map { [$0.line, $0.column] } == [1, 9])
    #expect(failure("a\r\n\r\n {{ x.y.z }}").map { [$0.line, $0.column] } == [3, 6])
    #expect(failure("{% if x %}")?.kind == .syntax)
  }

  @Test(
    "Inheritance and inclusion are refused with a reason",
    arguments: [
      "include 'a'", "import 'a' as b", "from 'a' import b", "extends 'a'", "block a",
      "autoescape true",
    ])
  func refusesInclusion(tag: String) {
    let error = failure("{% \(tag) %}")
    #expect(error?.kind == .syntax)
    #expect(error?.message.contains("not supported") == true)
  }

  @Test("Generation blocks are known and their bytes are marked")
  func marksGeneration() throws {
    let template = try ChatTemplate(
      "é{% for m in messages %}[{% generation %}{{ m }}{% endgeneration %}]{% endfor %}")
    #expect(template.hasGenerationBlocks)
    #expect(try !ChatTemplate("{{ x }}").hasGenerationBlocks)
    var context = TemplateContext()
    context["messages"] = TemplateValue([TemplateValue("ü"), TemplateValue("ab")])
    var text = RenderedText()
    try template.render(context, into: &text)
    #expect(text.string == "é[ü][ab]")
    #expect(text.generationSpans == [3..<5, 7..<9])
  }

  @Test("Text is appended, and a failure leaves what was there")
  func appends() throws {
    var text = RenderedText()
    try ChatTemplate("a").render(TemplateContext(), into: &text)
    try ChatTemplate("b").render(TemplateContext(), into: &text)
    #expect(throws: TemplateError.self) {
      try ChatTemplate("c{{ x.y }}").render(TemplateContext(), into: &text)
    }
    #expect(text.string == "ab")
    text.removeAll()
    #expect(text.bytes.isEmpty)
  }

  @Test("JSON becomes what Python's json makes of it")
  func convertsJSON() throws {
    let text = try renderedText(
      "{{ x }}",
      #"{"x": {"b": 1, "a": "\u00e9\ud83c\udf89\n\"\\\/", "b": [1.0, -0, 1e5, null, true, 12345678901234567890123]}}"#
    )
    #expect(
      text == "{'b': [1.0, 0, 100000.0, None, True, 12345678901234567890123], 'a': 'é🎉\\n\"\\\\/'}")
  }

  @Test("Members that are none can be left out")
  func dropsNone() {
    let value = TemplateValue([("a", TemplateValue.none), ("b", TemplateValue(1))])
    #expect(value.withoutNoneMembers().members?.map(\.key) == ["b"])
  }

  @Test("The clock can be set")
  func setsClock() throws {
    var context = TemplateContext()
    context.time = TemplateTime(year: 2024, month: 2, day: 29)
    var text = RenderedText()
    try ChatTemplate("{{ strftime_now('%d %b %Y %A %j') }}").render(context, into: &text)
    #expect(text.string == "29 Feb 2024 Thursday 060")
  }

  @Test("What a namespace holds of itself is given back in the end")
  func endsCycles() throws {
    let template =
      "{% set ns = namespace() %}{% set ns.self = ns %}{% macro f() %}{{ ns.self is defined }}{% endmacro %}{{ f() }}"
    #expect(try renderedText(template) == "True")
  }
}

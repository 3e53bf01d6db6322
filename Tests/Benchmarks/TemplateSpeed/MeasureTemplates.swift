// SPDX-License-Identifier: Apache-2.0

import ChatTemplates
import Foundation
import JSONLines
import TuningData

/// Measures how fast a template renders the rows of a chat file:
/// `measure-templates TEMPLATE FILE [SECONDS]`.
@main
enum MeasureTemplates {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      FileHandle.standardError.write(
        Data("usage: measure-templates TEMPLATE FILE [SECONDS]\n".utf8))
      exit(2)
    }
    let source = try String(
      decoding: Data(contentsOf: URL(fileURLWithPath: arguments[1])), as: UTF8.self)
    let rows = try Data(contentsOf: URL(fileURLWithPath: arguments[2])).split(separator: 0x0A)
      .map { Array($0) }
    let seconds = arguments.count > 3 ? Double(arguments[3]) ?? 2 : 2
    let template = try ChatTemplate(source)
    report("parse, convert, render", template, rows, seconds) { context($0) }
    let contexts = rows.map { context($0) }
    report("render", template, Array(contexts.indices), seconds) { contexts[$0] }
    var request = TokenRequest()
    request.chatTemplatePath = arguments[1]
    var plan = try RenderingPlan(request)
    plan.specialTokens = specialTokens
    let renderer = RecordRenderer(plan)
    let document = JSONDocument()
    measure("parse, render by patterns, find answers", rows, seconds) { row in
      guard document.scan(text: row), let root = document.root else { return nil }
      return try? renderer.render(root, .conversation)?.sequences[0].text.count
    }
  }

  private static let specialTokens = ["bos_token": "<s>", "eos_token": "</s>"]

  /// Scans a row and makes its members variables.
  private static func context(_ row: [UInt8]) -> TemplateContext {
    var context = TemplateContext()
    for (name, token) in specialTokens { context[name] = TemplateValue(token) }
    context["tools"] = TemplateValue.none
    context["add_generation_prompt"] = TemplateValue(false)
    let document = JSONDocument()
    guard document.scan(text: row), let root = document.root else { return context }
    if let messages = root["messages"] { context["messages"] = TemplateValue(messages) }
    if let tools = root["tools"] { context["tools"] = TemplateValue(tools) }
    return context
  }

  /// The time that this process has computed: other work on the machine counts less that way.
  private static func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  private static func report<Row>(
    _ name: String, _ template: ChatTemplate, _ rows: [Row], _ seconds: Double,
    _ context: (Row) -> TemplateContext
  ) {
    var output = RenderedText()
    measure(name, rows, seconds) { row in
      output.removeAll()
      guard (try? template.render(context(row), into: &output)) != nil else { return nil }
      return output.bytes.count
    }
  }

  /// Prints how fast `render` makes so many bytes of rows, or refuses them by nil.
  private static func measure<Row>(
    _ name: String, _ rows: [Row], _ seconds: Double, _ render: (Row) -> Int?
  ) {
    var bytes = 0
    var rendered = 0
    var refused = 0
    let start = processorSeconds()
    repeat {
      for row in rows {
        if let count = render(row) { bytes += count } else { refused += 1 }
        rendered += 1
      }
    } while processorSeconds() - start < seconds
    let time = processorSeconds() - start
    print(
      "\(name): \(Int(Double(bytes) / time / 1e6)) MB/s, \(Int(Double(rendered) / time)) rows/s,",
      "\(bytes / max(rendered, 1)) bytes a row, \(refused * 100 / max(rendered, 1)) % refused")
  }
}

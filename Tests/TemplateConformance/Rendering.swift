// SPDX-License-Identifier: Apache-2.0

import ChatTemplates
import Foundation
import JSONLines
import TestSupport

/// A conversation and the other variables that templates get.
struct Conversation: Sendable {
  let name: String
  /// The variables as a JSON object on one line.
  let context: String

  /// The variables that every template gets unless a conversation says otherwise.
  private static let defaults = """
    "tools": null, "documents": null, "add_generation_prompt": false, "bos_token": "<s>", \
    "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"
    """

  /// The conversations in `Tests/Fixtures/conversations`.
  static let all: [Conversation] = {
    let folder = URL(fileURLWithPath: repositoryRoot)
      .appendingPathComponent("Tests/Fixtures/conversations")
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))
      ?? []
    return files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.compactMap {
      guard let text = try? String(decoding: Data(contentsOf: $0), as: UTF8.self) else {
        return nil
      }
      let members = text.drop { $0 != "{" }.dropFirst().split(separator: "\n").joined(
        separator: " ")
      return Conversation(
        name: $0.deletingPathExtension().lastPathComponent,
        context: "{\(defaults), \(members)")
    }
  }()
}

/// Renders a template and tells the outcome in the oracle's words.
func render(
  _ template: Result<ChatTemplate, TemplateError>, _ context: String
) -> TemplateOracle.Answer {
  let document = JSONDocument()
  guard document.scan(text: Array(context.utf8)), let root = document.root else {
    return .text("the context is not JSON", spans: [])
  }
  var variables = TemplateContext()
  variables.time = TemplateTime(year: 2026, month: 3, day: 5, hour: 14, minute: 7, second: 9)
  for (name, value) in TemplateValue(root).members ?? [] { variables[name] = value }
  do throws(TemplateError) {
    var text = RenderedText()
    try template.get().render(variables, into: &text)
    return .text(text.string, spans: text.generationSpans)
  } catch {
    switch error.kind {
    case .raised: return .raised(error.message)
    case .syntax: return .syntax
    case .evaluation, .limit: return .evaluation
    }
  }
}

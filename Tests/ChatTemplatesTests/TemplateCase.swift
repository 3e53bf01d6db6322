// SPDX-License-Identifier: Apache-2.0

import ChatTemplates
import Foundation
import JSONLines
import TestSupport

/// A file with a template, a context and what becomes of them, with lines of three hyphens between.
///
/// What is expected comes from Jinja itself: after a change run
/// `$(scripts/python-environment conformance) Tests/Conformance/template_oracle.py FILES`.
struct TemplateCase: Sendable {
  let name: String
  let template: String
  let context: String
  /// The text; or after an exclamation mark the kind of the error, and of a refusal its message.
  let expected: String

  static let all: [TemplateCase] = {
    let folder = URL(fileURLWithPath: repositoryRoot)
      .appendingPathComponent("Tests/ChatTemplatesTests/Cases")
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))
      ?? []
    return files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.compactMap {
      guard let text = try? String(decoding: Data(contentsOf: $0), as: UTF8.self) else {
        return nil
      }
      let parts = text.components(separatedBy: "\n---\n")
      guard parts.count == 3 else { return nil }
      return TemplateCase(
        name: $0.deletingPathExtension().lastPathComponent, template: parts[0], context: parts[1],
        expected: String(parts[2].unicodeScalars.dropLast()))
    }
  }()

  /// What our renderer makes of the case, spelled as the expectation is.
  var result: String {
    do throws(TemplateError) {
      return try renderedText(template, context)
    } catch {
      switch error.kind {
      case .raised: return "! raised: \(error.message)"
      case .syntax: return "! syntax"
      case .evaluation, .limit: return "! evaluation"
      }
    }
  }
}

/// Renders a template with the members of a JSON object as its variables.
func renderedText(
  _ template: String, _ context: String = "{}", limits: TemplateLimits = TemplateLimits()
) throws(TemplateError) -> String {
  let document = JSONDocument()
  guard document.scan(text: Array(context.utf8)), let root = document.root else {
    return "the context is not JSON"
  }
  var variables = TemplateContext()
  variables.time = TemplateTime(year: 2026, month: 3, day: 5, hour: 14, minute: 7, second: 9)
  for (name, value) in TemplateValue(root).members ?? [] { variables[name] = value }
  var text = RenderedText()
  try ChatTemplate(template).render(variables, into: &text, limits: limits)
  return text.string
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport

/// Jinja itself, with the settings of `transformers`, behind a program that renders many templates.
struct TemplateOracle: Sendable {
  /// What became of a template.
  enum Answer: Equatable {
    case text(String, spans: [Range<Int>])
    case raised(String)
    case syntax
    case evaluation
  }

  private let python: URL
  private let script: URL

  /// The oracle; nil without the environment that `scripts/python-environment conformance` makes.
  static let shared: TemplateOracle? = {
    let root = URL(fileURLWithPath: repositoryRoot)
    let python = root.appendingPathComponent(".venv-conformance/bin/python")
    guard FileManager.default.isExecutableFile(atPath: python.path) else { return nil }
    let oracle = TemplateOracle(
      python: python, script: root.appendingPathComponent("Tests/Conformance/template_oracle.py"))
    let answers = try? oracle.answers(to: [(template: "{{ x }}", context: #"{"x": 1}"#)])
    return answers == [.text("1", spans: [])] ? oracle : nil
  }()

  /// The templates in the package `trl`, by name.
  static let vendorTemplates: [(name: String, source: String)] = {
    let root = URL(fileURLWithPath: repositoryRoot).appendingPathComponent(".venv-conformance")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let found = (files?.compactMap { $0 as? URL } ?? []).filter {
      $0.pathExtension == "jinja" && $0.path.contains("/trl/chat_templates/")
    }
    return found.sorted { $0.path < $1.path }.compactMap { url in
      (try? String(decoding: Data(contentsOf: url), as: UTF8.self)).map {
        (url.deletingPathExtension().lastPathComponent, $0)
      }
    }
  }()

  /// Renders all `questions`, whose contexts are JSON objects on one line.
  func answers(to questions: [(template: String, context: String)]) throws -> [Answer] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("jsonl-tools-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("questions")
    let output = folder.appendingPathComponent("answers")
    let lines = try questions.map { question in
      let template = String(decoding: try JSONEncoder().encode(question.template), as: UTF8.self)
      return #"{"template": \#(template), "context": \#(question.context)}"# + "\n"
    }
    try Data(lines.joined().utf8).write(to: input)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = python
    process.arguments = [script.path]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let answers = try Data(contentsOf: output).split(separator: 0x0A).map(TemplateOracle.answer)
    guard process.terminationStatus == 0, answers.count == questions.count else {
      throw Silence(answers: answers.count, questions: questions.count)
    }
    return answers
  }

  /// An oracle that did not answer every question.
  struct Silence: Error {
    var answers: Int
    var questions: Int
  }

  private static func answer(_ line: Data) -> Answer {
    let document = JSONDocument()
    guard document.scan(text: line), let root = document.root else { return .evaluation }
    if let text = root["text"]?.text {
      let spans = root["spans"]?.elements.map { span in
        let bounds = span.elements.map { Int($0.number ?? 0) }
        return bounds[0]..<bounds[1]
      }
      return .text(text, spans: spans ?? [])
    }
    switch root["error"]?.text {
    case "raised": return .raised(root["message"]?.text ?? "")
    case "syntax": return .syntax
    default: return .evaluation
    }
  }
}

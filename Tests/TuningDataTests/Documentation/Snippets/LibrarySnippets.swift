// SPDX-License-Identifier: Apache-2.0

// What articles and README show of the public API; `SnippetTests` compares them.

import Foundation
import JSONLines
import Tokenization
import TuningData

func check(_ path: String) async throws -> Bool {
  let report = try await Linter().check(InputSource(path: path))
  for diagnostic in report.diagnostics {
    let line = diagnostic.place.map { ":\($0.line):\($0.column)" } ?? ""
    print("\(path)\(line): \(diagnostic.rule): \(diagnostic.message)")
  }
  return report.verdict != .refused
}

func linterForAModel() throws -> Linter {
  var options = LintOptions()
  options.model = "Qwen/Qwen3.5-9B"
  options.catalogue = try ModelCatalogue.embedded()
  let linter = Linter(options: options)
  return linter
}

func printAll(_ source: InputSource) async throws {
  var options = LintOptions()
  options.maximumDiagnostics = .max
  options.keepsDiagnostics = false
  var lines = FindingLines()
  let file = try await Linter(options: options).check(
    source, findings: { print(lines.findings($0, in: source.path), terminator: "") })
  print(lines.end(of: file), terminator: "")
}

func printFindings() async throws {
  var options = LintOptions()
  options.model = "Qwen/Qwen3.5-9B"
  options.catalogue = try ModelCatalogue.embedded()
  let report = try await Linter(options: options).check(InputSource(path: "train.jsonl"))
  for diagnostic in report.diagnostics {
    print(diagnostic.place?.line ?? 0, diagnostic.rule, diagnostic.message)
  }
}

func printCount() throws {
  let counter = try Tokenizer(path: "tokenizer.json").makeCounter()
  print(try counter.count(Array("How many tokens?".utf8)))
}

func context(of name: String, in folder: String) throws -> Int? {
  let catalogue = try ModelCatalogue(directory: folder)
  switch catalogue.lookup(name) {
  case .found(let model):
    return model.contextLength.sft
  case .unknown(let nearest):
    print("no model is called '\(name)'; near it are \(nearest)")
    return nil
  }
}

func summary(of report: FileReport) -> [String] {
  report.counts.map { count in
    let first = report.diagnostics.first { $0.rule == count.rule }
    let place = first?.place.map { "line \($0.line), column \($0.column)" } ?? "the file as a whole"
    return "\(count.severity) \(count.rule): \(count.count), first in \(place)"
  }
}

func sarif(of files: [FileReport]) -> String? {
  var report = Report()
  report.files = files
  return ReportFormat.named("sarif")?.text(report)
}

struct CheckedFiles: Decodable {
  struct File: Decodable {
    var path: String
    var verdict: String
  }
  var version: Int
  var files: [File]
}

func verdicts(_ report: Report) throws -> [String: String] {
  let text = JSONReporter().report(report)
  let checked = try JSONDecoder().decode(CheckedFiles.self, from: Data(text.utf8))
  return Dictionary(checked.files.map { ($0.path, $0.verdict) }, uniquingKeysWith: { $1 })
}

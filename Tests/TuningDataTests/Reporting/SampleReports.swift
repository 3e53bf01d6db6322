// SPDX-License-Identifier: Apache-2.0

import JSONLines
import TestSupport

@testable import TuningData

/// Reports with everything that a page shows.
enum SampleReports {
  /// Returns the report of a file of some lines, with tokens when `setup` counts them.
  static func report(
    _ lines: [String], path: String = "train.jsonl", setup: TokenSetup? = nil
  ) async throws -> Report {
    var options = LintOptions()
    options.needs = [.statistics, .samples]
    options.tokens = setup
    options.maximumDiagnostics = .max
    var report = Report()
    report.tokenSetups[path] = setup
    report.files = [
      try await Linter(options: options).check(
        MemorySource(Array(lines.joined(separator: "\n").utf8)))
    ]
    report.files[0].path = path
    return report
  }

  /// Returns a setup in which every byte is a token.
  static func setup(contextLength: Int? = nil) throws -> TokenSetup {
    try SyntheticTokenizer.withFolder(["template.jinja": SyntheticTokenizer.template]) { folder in
      var request = TokenRequest()
      request.vocabularyPath = "\(folder)/tokenizer.json"
      request.chatTemplatePath = "\(folder)/template.jinja"
      request.contextLength = contextLength
      return try TokenSetup(request)
    }
  }

  /// Returns a conversation as a line.
  static func chat(_ question: String, _ answers: String...) -> String {
    let turns = answers.map { answer in
      "{\"role\": \"user\", \"content\": \(quoted(question))}, "
        + "{\"role\": \"assistant\", \"content\": \(quoted(answer))}"
    }
    return "{\"messages\": [\(turns.joined(separator: ", "))]}"
  }

  private static func quoted(_ text: String) -> String {
    String(JSONTree.string(text).line.dropLast())
  }

  /// Returns a report with `count` findings of two rules.
  static func findings(_ count: Int) -> Report {
    var file = FileReport.plain("train.jsonl")
    let rules = [("chat/empty-content", Severity.error), ("length/length-outlier", Severity.note)]
    file.diagnostics = (0..<count).map { index in
      let (rule, severity) = rules[index % 10 == 0 ? 1 : 0]
      return Diagnostic(
        rule: rule, severity: severity,
        place: Place(
          line: index + 1, column: 8, byteColumn: 8, byteOffset: 100 * index, pointer: nil,
          excerpt: Excerpt(
            text: "{\"a\": \"x\(index)\"}", marked: 6..<9, continuesBefore: false,
            continuesBehind: true)), message: "finding number \(index)", help: "mend it")
    }
    file.counts = rules.map { rule, severity in
      RuleCount(
        rule: rule, severity: severity, count: file.diagnostics.count { $0.rule == rule })
    }
    var report = Report()
    report.files = [file]
    return report
  }
}

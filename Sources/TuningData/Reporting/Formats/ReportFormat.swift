// SPDX-License-Identifier: Apache-2.0

/// A way to write a report for somebody else's program.
///
/// A format is a value in a file of its own, and a line in `all`.
public struct ReportFormat: Sendable {
  /// What it is called on the command line.
  public let name: String
  /// Who reads it, in a few words.
  public let summary: String
  /// Returns the report as text.
  public let text: @Sendable (Report) -> String

  /// All formats, by name.
  public static let all: [ReportFormat] = [
    .concise, .github, .gitlab, .json, .junit, .markdown, .sarif,
  ]
}

extension ReportFormat {
  /// One JSON document, described by `schemas/report.schema.json`.
  static let json = ReportFormat(name: "json", summary: "programs of your own") {
    JSONReporter().report($0)
  }
}

extension Report {
  /// The findings of all files with their files, the worst first, then in the order of the files.
  var worstFirst: [(file: FileReport, diagnostic: Diagnostic)] {
    let all = files.flatMap { file in file.diagnostics.map { (file: file, diagnostic: $0) } }
    return Severity.allCases.reversed().flatMap { severity in
      all.filter { $0.diagnostic.severity == severity }
    }
  }

  /// How many findings are counted and not listed.
  var omitted: Int { files.reduce(0) { $0 + $1.omitted } }
}

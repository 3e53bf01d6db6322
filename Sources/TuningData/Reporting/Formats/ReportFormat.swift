// SPDX-License-Identifier: Apache-2.0

/// A way to write a report for somebody else's program.
///
/// A format is a value in a file of its own, and a line in `all`.
public struct ReportFormat: Sendable {
  /// What it is called on the command line.
  public let name: String
  /// Who reads it, in a few words.
  public let summary: String
  /// What it shows beside findings, so that a run collects it.
  public var needs: ReportNeeds = []
  /// Returns the report as text.
  public let text: @Sendable (Report) -> String

  /// All formats, by name.
  public static let all: [ReportFormat] = [
    .concise, .github, .gitlab, .html, .json, .junit, .markdown, .sarif,
  ]

  /// Returns the format that is called `name`; nil when none is.
  public static func named(_ name: String) -> ReportFormat? { all.first { $0.name == name } }

  /// The id under which inputs that could not be read are listed beside the rules.
  static let unreadable = "input/unreadable"
}

extension ReportFormat {
  /// One JSON document, described by `schemas/report.schema.json`.
  static let json = ReportFormat(name: "json", summary: "programs of your own") {
    JSONReporter().report($0)
  }
}

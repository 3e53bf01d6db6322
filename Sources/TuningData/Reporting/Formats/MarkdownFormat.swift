// SPDX-License-Identifier: Apache-2.0

extension ReportFormat {
  /// Tables in Markdown, for comments and the summaries of jobs.
  static let markdown = ReportFormat(name: "markdown", summary: "comments and job summaries") {
    report in
    (report.files.map { section($0) } + report.failures.map { section($0) })
      .joined(separator: "\n")
  }

  private static func section(_ file: FileReport) -> String {
    var text = "### \(MarkdownText.escaped(file.path)): \(file.verdict.rawValue)\n\n"
    text += "\(Quantity.text(file.records, "record")), "
    text += Severity.allCases.reversed().map { severity in
      Quantity.text(file.count(severity), severity.rawValue)
    }.joined(separator: ", ")
    text += "\n"
    text += file.excesses.map { "\n`\($0.rule)`: \($0.sentence)\n" }.joined()
    text += file.acceptances.map { "\n\($0)\n" }.joined()
    if !file.diagnostics.isEmpty {
      text += "\n| line | severity | rule | message |\n|--:|--|--|--|\n"
      text += file.diagnostics.map(row).joined()
    }
    guard file.omitted > 0 else { return text }
    return text + "\n\(Quantity.text(file.omitted, "more finding")) not shown\n"
  }

  private static func row(_ diagnostic: Diagnostic) -> String {
    let line = diagnostic.place.map { String($0.line) } ?? ""
    return "| \(line) | \(diagnostic.severity.rawValue) | `\(diagnostic.rule)` "
      + "| \(MarkdownText.escaped("\(diagnostic.message); \(diagnostic.help)")) |\n"
  }

  private static func section(_ failure: InputFailure) -> String {
    "### \(MarkdownText.escaped(failure.path)): not checked\n\n"
      + "\(MarkdownText.escaped(failure.message))\n"
  }
}

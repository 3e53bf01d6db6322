// SPDX-License-Identifier: Apache-2.0

extension ReportFormat {
  /// Tables in Markdown, for comments and the summaries of jobs.
  static let markdown = ReportFormat(name: "markdown", summary: "comments and job summaries") {
    report in
    report.files.map { section($0) }.joined(separator: "\n")
      + report.failures.map { "\n**\(cell($0.path))** could not be checked: \(cell($0.message))\n" }
      .joined()
  }

  private static func section(_ file: FileReport) -> String {
    var text = "### \(cell(file.path)): \(file.verdict.rawValue)\n\n"
    text += "\(Quantity.text(file.records, "record")), "
    text += Severity.allCases.reversed().map { severity in
      Quantity.text(file.count(severity), severity.rawValue)
    }.joined(separator: ", ")
    text += "\n"
    guard !file.diagnostics.isEmpty else { return text }
    text += "\n| line | severity | rule | message |\n|--:|--|--|--|\n"
    text += file.diagnostics.map { diagnostic in
      "| \(diagnostic.place.map { String($0.line) } ?? "") | \(diagnostic.severity.rawValue) "
        + "| `\(diagnostic.rule)` | \(cell(diagnostic.message)); \(cell(diagnostic.help)) |\n"
    }.joined()
    guard file.omitted > 0 else { return text }
    return text + "\n\(Quantity.text(file.omitted, "more finding")) not shown\n"
  }

  /// Text that is nothing but text in a cell: no markup, no link, no mention of anybody.
  private static func cell(_ text: String) -> String {
    var result = ""
    for scalar in VisibleText(text).text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "@": result += "&#64;"
      case ":": result += "&#58;"
      case "\\", "`", "*", "_", "[", "]", "(", ")", "#", "|", "~", "!":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

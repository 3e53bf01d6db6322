// SPDX-License-Identifier: Apache-2.0

extension ReportFormat {
  /// `path:line:column: severity rule message`, a line for each finding, for scripts and editors.
  ///
  /// A finding of the whole file has line and column 1, since readers expect numbers. A last line of
  /// another shape says how many findings are not listed.
  static let concise = ReportFormat(name: "concise", summary: "scripts and editors") { report in
    let findings = report.files.flatMap { file in
      file.diagnostics.map { line($0, in: file) }
    }
    let failures = report.failures.map { failure in
      "\(RepositoryPath.atLineStart(failure.path)):1:1: error \(unreadable) "
        + "\(VisibleText(failure.message).text)\n"
    }
    return LogCommands.broken((findings + failures).joined()) + rest(report.omitted)
  }

  private static func line(_ diagnostic: Diagnostic, in file: FileReport) -> String {
    let place = diagnostic.place
    return "\(RepositoryPath.atLineStart(file.path)):\(place?.line ?? 1):\(place?.column ?? 1): "
      + "\(diagnostic.severity.rawValue) \(diagnostic.rule) \(VisibleText(diagnostic.message).text)\n"
  }

  private static func rest(_ omitted: Int) -> String {
    guard omitted > 0 else { return "" }
    return "jsonlcheck: \(Quantity.text(omitted, "more finding")) not listed; "
      + "--max-diagnostics all lists them\n"
  }
}

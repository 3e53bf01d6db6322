// SPDX-License-Identifier: Apache-2.0

extension ReportFormat {
  /// `path:line:column: severity rule message`, a line for each finding, for scripts and editors.
  ///
  /// A finding of the whole file has line and column 1, since readers expect numbers.
  static let concise = ReportFormat(name: "concise", summary: "scripts and editors") { report in
    let findings = report.files.flatMap { file in
      file.diagnostics.map { line($0, in: file) }
    }
    let failures = report.failures.map { failure in
      "\(VisibleText(failure.path).text):1:1: error input/unreadable "
        + "\(VisibleText(failure.message).text)\n"
    }
    return (findings + failures).joined()
  }

  private static func line(_ diagnostic: Diagnostic, in file: FileReport) -> String {
    let place = diagnostic.place
    return "\(VisibleText(file.path).text):\(place?.line ?? 1):\(place?.column ?? 1): "
      + "\(diagnostic.severity.rawValue) \(diagnostic.rule) \(VisibleText(diagnostic.message).text)\n"
  }
}

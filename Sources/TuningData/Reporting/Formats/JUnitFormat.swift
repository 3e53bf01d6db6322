// SPDX-License-Identifier: Apache-2.0

extension ReportFormat {
  /// A report of tests: a suite for each file, in it a case for each rule that found something.
  ///
  /// Errors are failures; warnings and notes are what a case that passed printed. A file without
  /// findings has one case that passed. The shape is that of the Jenkins plugin xunit.
  static let junit = ReportFormat(name: "junit", summary: "Jenkins and most other CI servers") {
    report in
    let suites =
      report.files.map { suite($0) } + report.failures.map { suite($0) }
      + [report.excess].compactMap(\.self).map(suite(excess:))
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"jsonlcheck\">\n"
      + suites.joined() + "</testsuites>\n"
  }

  private static func suite(_ file: FileReport) -> String {
    let failures = file.counts.count { fails($0, in: file) }
    let listed = Dictionary(grouping: file.diagnostics, by: \.rule)
    let cases = file.counts.map { testCase($0, listed[$0.rule] ?? [], in: file) }
    let passed = "    <testcase classname=\"\(name(file.path))\" name=\"jsonlcheck\"/>\n"
    return "  <testsuite name=\"\(name(file.path))\" tests=\"\(max(1, cases.count))\" "
      + "failures=\"\(failures)\" errors=\"0\" skipped=\"0\">\n"
      + (cases.isEmpty ? passed : cases.joined()) + "  </testsuite>\n"
  }

  private static func testCase(
    _ count: RuleCount, _ findings: [Diagnostic], in file: FileReport
  ) -> String {
    let lines = findings.map { line($0, in: file) }
    let rest = count.count - findings.count
    let text = (lines + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "\n")
    let tolerance = file.tolerance(count).map { " (\($0))" } ?? ""
    let summary = Quantity.text(count.count, "finding") + tolerance
    let body =
      fails(count, in: file)
      ? "<failure message=\"\(summary)\" type=\"\(count.severity.rawValue)\">\(xml(text))</failure>"
      : "<system-out>\(count.severity.rawValue): \(summary)\n\(xml(text))</system-out>"
    return "    <testcase classname=\"\(name(file.path))\" name=\"\(count.rule)\">\n"
      + "      \(body)\n    </testcase>\n"
  }

  /// Whether what a rule found is a failed test: what fails the run, and more than a threshold tolerates.
  private static func fails(_ count: RuleCount, in file: FileReport) -> Bool {
    guard let least = file.failsFrom, !file.isTolerated(count) else { return false }
    return count.severity >= least || count.threshold != nil
  }

  /// A suite for what no file is to blame for by itself.
  private static func suite(excess: String) -> String {
    "  <testsuite name=\"jsonlcheck\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
      + "    <testcase classname=\"jsonlcheck\" name=\"max-warnings\">\n"
      + "      <failure message=\"\(xml(excess))\" type=\"warning\"/>\n    </testcase>\n  </testsuite>\n"
  }

  private static func line(_ diagnostic: Diagnostic, in file: FileReport) -> String {
    let place = diagnostic.place.map { ":\($0.line):\($0.column)" } ?? ""
    return RepositoryPath.atLineStart(file.path)
      + VisibleText("\(place): \(diagnostic.message); \(diagnostic.help)").text
  }

  private static func suite(_ failure: InputFailure) -> String {
    let path = name(failure.path)
    return "  <testsuite name=\"\(path)\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\n"
      + "    <testcase classname=\"\(path)\" name=\"\(unreadable)\">\n"
      + "      <error message=\"unreadable\" type=\"error\">\(xml(failure.message))</error>\n"
      + "    </testcase>\n  </testsuite>\n"
  }

  /// A path as an attribute, where a line feed would be read as a space.
  private static func name(_ path: String) -> String { xml(VisibleText(path).text) }

  /// Text fit for XML 1.0, which has no place for most control characters.
  private static func xml(_ text: String) -> String {
    LogCommands.broken(VisibleText.lines(text)).replacing("&", with: "&amp;").replacing(
      "<", with: "&lt;"
    )
    .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}

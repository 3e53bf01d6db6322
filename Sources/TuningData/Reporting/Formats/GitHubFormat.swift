// SPDX-License-Identifier: Apache-2.0

extension ReportFormat {
  /// Workflow commands, which GitHub shows beside the lines of a pull request.
  ///
  /// It shows ten errors, ten warnings and ten notices of a step, so the first of every rule come
  /// before the second of any, and the last line tells how many are not shown.
  /// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
  static let github = ReportFormat(name: "github", summary: "GitHub Actions") { report in
    let excesses = report.files.flatMap { file in
      file.excesses.map { command("error", file.path, nil, title: $0.rule, $0.sentence) }
    }
    let first = report.failures.map(command) + excesses
    let ahead = first.count
    var text = first.prefix(mostShown).joined()
    var hidden = report.omitted + max(0, ahead - mostShown)
    for severity in Severity.allCases.reversed() {
      let findings = report.worstFirst.filter { $0.diagnostic.severity == severity }
      let room = mostShown - (severity == .error ? min(mostShown, ahead) : 0)
      let shown = firstOfEveryRule(findings).prefix(room)
      hidden += findings.count - shown.count
      text += shown.map(command).joined()
    }
    guard hidden > 0 else { return text }
    return text + "jsonlcheck: \(Quantity.text(hidden, "more finding")) not shown here, since "
      + "GitHub shows \(mostShown) of a kind; see the summary of the job\n"
  }

  private static let mostShown = 10

  private typealias Finding = (file: FileReport, diagnostic: Diagnostic)

  private static func firstOfEveryRule(_ findings: [Finding]) -> [Finding] {
    var seen: [String: Int] = [:]
    let ranked = findings.enumerated().map { index, finding in
      let rank = seen[finding.diagnostic.rule, default: 0]
      seen[finding.diagnostic.rule] = rank + 1
      return (rank: rank, index: index, finding: finding)
    }
    return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.finding)
  }

  private static func command(_ finding: Finding) -> String {
    let diagnostic = finding.diagnostic
    let name = diagnostic.severity == .note ? "notice" : diagnostic.severity.rawValue
    return command(
      name, finding.file.path, diagnostic.place, title: diagnostic.rule,
      "\(diagnostic.message)\n\(diagnostic.help)")
  }

  private static func command(_ failure: InputFailure) -> String {
    command("error", failure.path, nil, title: unreadable, failure.message)
  }

  private static func command(
    _ name: String, _ path: String, _ place: Place?, title: String, _ message: String
  ) -> String {
    var properties: [String] = []
    if path != "-" { properties.append("file=\(escaped(property: RepositoryPath.text(path)))") }
    if path != "-", let place { properties += ["line=\(place.line)", "col=\(place.column)"] }
    properties.append("title=\(escaped(property: title))")
    return "::\(name) \(properties.joined(separator: ","))::\(escaped(message))\n"
  }

  /// What the toolkit does to the text of a command (`escapeData`).
  private static func escaped(_ text: String) -> String {
    LogCommands.broken(VisibleText.lines(text)).replacing("%", with: "%25").replacing(
      "\r", with: "%0D"
    )
    .replacing("\n", with: "%0A")
  }

  /// What the toolkit does to a property (`escapeProperty`).
  private static func escaped(property text: String) -> String {
    escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension ReportFormat {
  /// SARIF 2.1.0, which code scanning reads.
  ///
  /// One result for each rule and file with at most a hundred places, as many as GitHub shows: of a
  /// file that is wrong on every line a result each would go over its limits, 25,000 results and
  /// 10 MB. Of more results the worst are kept, and a notification says so.
  /// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
  static let sarif = ReportFormat(name: "sarif", summary: "code scanning (SARIF 2.1.0)") { report in
    let used = Set(report.files.flatMap { $0.counts.map(\.rule) })
    let rules = RuleCatalogue.rules.filter { used.contains($0.id) }
    let results = SARIFResults(report, rules: rules.map(\.id))
    let driver = JSONTree.object([
      ("name", .string("jsonlcheck")), ("rules", .array(rules.map(descriptor))),
    ])
    let invocation = JSONTree.object([
      ("executionSuccessful", .boolean(report.failures.isEmpty)),
      (
        "toolExecutionNotifications",
        .array(report.failures.map(notification) + results.notifications)
      ),
    ])
    let run = JSONTree.object([
      ("tool", .object([("driver", driver)])), ("invocations", .array([invocation])),
      ("columnKind", .string("unicodeCodePoints")), ("results", .array(results.trees)),
    ])
    return JSONTree.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")), ("runs", .array([run])),
    ]).text
  }

  private static func descriptor(_ rule: Rule) -> JSONTree {
    let help = JSONTree.object([
      ("text", .string(rule.help)), ("markdown", .string("\(rule.why)\n\n\(rule.help)")),
    ])
    return .object([
      ("id", .string(rule.id)), ("shortDescription", SARIFResults.message(rule.summary)),
      ("fullDescription", SARIFResults.message(beginning(rule.why))), ("help", help),
      ("defaultConfiguration", .object([("level", .string(rule.severity.rawValue))])),
    ])
  }

  /// As many paragraphs as GitHub has room for, the first at least.
  private static func beginning(_ text: String) -> String {
    var result = ""
    for paragraph in text.split(separator: "\n\n") {
      guard result.isEmpty || result.count + paragraph.count < mostCharacters else { break }
      result += (result.isEmpty ? "" : "\n\n") + paragraph
    }
    return result
  }

  private static let mostCharacters = 1000

  private static func notification(_ failure: InputFailure) -> JSONTree {
    .object([
      ("level", .string("error")), ("message", SARIFResults.message(failure.message)),
      ("descriptor", .object([("id", .string(unreadable))])),
      ("locations", .array([SARIFResults.location(RepositoryPath.uri(failure.path), nil)])),
    ])
  }
}

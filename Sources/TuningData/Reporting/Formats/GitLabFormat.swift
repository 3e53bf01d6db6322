// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension ReportFormat {
  /// A report of Code Quality, which GitLab shows in the widget of a merge request.
  ///
  /// Of a rule with more findings than are listed one more entry says how many.
  /// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
  static let gitlab = ReportFormat(name: "gitlab", summary: "GitLab's Code Quality") { report in
    var fingerprints = Fingerprints()
    let findings = report.files.flatMap { file in
      file.diagnostics.map { diagnostic in
        entry(
          "\(diagnostic.message); \(diagnostic.help)", diagnostic.rule,
          fingerprints.next(diagnostic, in: file), severity(diagnostic.severity), file.path,
          line: diagnostic.place?.line ?? 1)
      } + file.omissions.map { omission($0, in: file) }
    }
    return JSONTree.array(findings + report.failures.map(failure)).text
  }

  private static func omission(_ count: RuleCount, in file: FileReport) -> JSONTree {
    entry(
      "\(Quantity.text(count.count, "more finding")) of this rule not listed", count.rule,
      Fingerprints.digest("\(RepositoryPath.text(file.path))\n\(count.rule)\nmore"),
      severity(count.severity), file.path, line: 1)
  }

  private static func failure(_ failure: InputFailure) -> JSONTree {
    entry(
      failure.message, unreadable, Fingerprints.digest(RepositoryPath.text(failure.path)),
      "blocker", failure.path, line: 1)
  }

  private static func entry(
    _ description: String, _ rule: String, _ fingerprint: String, _ severity: String,
    _ path: String, line: Int
  ) -> JSONTree {
    .object([
      ("description", .string(description)),
      ("check_name", .string(rule)),
      ("fingerprint", .string(fingerprint)),
      ("severity", .string(severity)),
      (
        "location",
        .object([
          ("path", .string(RepositoryPath.text(path))),
          ("lines", .object([("begin", .integer(line))])),
        ])
      ),
    ])
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}

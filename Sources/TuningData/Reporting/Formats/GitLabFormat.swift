// SPDX-License-Identifier: Apache-2.0

internal import Hashing
internal import JSONLines

extension ReportFormat {
  /// A report of Code Quality, which GitLab shows in the widget of a merge request.
  ///
  /// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
  static let gitlab = ReportFormat(name: "gitlab", summary: "GitLab's Code Quality") { report in
    var fingerprints = Fingerprints()
    let findings = report.files.flatMap { file in
      file.diagnostics.map { diagnostic in
        JSONTree.object([
          ("description", .string("\(diagnostic.message); \(diagnostic.help)")),
          ("check_name", .string(diagnostic.rule)),
          ("fingerprint", .string(fingerprints.next(diagnostic, in: file))),
          ("severity", .string(severity(diagnostic.severity))),
          ("location", location(file.path, line: diagnostic.place?.line ?? 1)),
        ])
      }
    }
    return JSONTree.array(findings + report.failures.map { failure($0) }).text
  }

  private static func location(_ path: String, line: Int) -> JSONTree {
    .object([
      ("path", .string(path)), ("lines", .object([("begin", .integer(line))])),
    ])
  }

  private static func failure(_ failure: InputFailure) -> JSONTree {
    .object([
      ("description", .string(failure.message)), ("check_name", .string("input/unreadable")),
      ("fingerprint", .string("\(SHA256.digest(of: Array(failure.path.utf8)))")),
      ("severity", .string("blocker")), ("location", location(failure.path, line: 1)),
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

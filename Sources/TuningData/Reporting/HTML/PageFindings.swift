// SPDX-License-Identifier: Apache-2.0

/// The findings of all files by rule: the first ones for the template, all listed ones as data for
/// the script, which shows others and filters them.
struct PageFindings {
  /// How many findings of a rule are on a page.
  static let pageSize = 10

  /// The findings of a rule.
  struct Group {
    let rule: String
    let severity: Severity
    var count = 0
    var findings: [(file: FileReport, diagnostic: Diagnostic)] = []
    /// The help that most findings give, which stands once above them.
    var help = ""
  }

  /// The rules, the worst and most frequent first.
  let groups: [Group]
  private let namesFiles: Bool

  /// Sorts the findings of a report, the worst and most frequent rules first.
  init(_ report: Report) {
    namesFiles = report.files.count > 1
    var groups: [String: Group] = [:]
    for file in report.files {
      for count in file.counts {
        groups[count.rule, default: Group(rule: count.rule, severity: count.severity)].count +=
          count.count
      }
      for diagnostic in file.diagnostics {
        groups[
          diagnostic.rule, default: Group(rule: diagnostic.rule, severity: diagnostic.severity)
        ].findings.append((file, diagnostic))
      }
    }
    self.groups = groups.values.map(PageFindings.withHelp).sorted {
      ($0.severity, $0.count, $1.rule) > ($1.severity, $1.count, $0.rule)
    }
  }

  private static func withHelp(_ group: Group) -> Group {
    var group = group
    let own = RuleCatalogue.rules.first { $0.id == group.rule }?.help
    group.help = own ?? group.findings.first?.diagnostic.help ?? ""
    return group
  }

  /// How many findings are listed.
  var listed: Int { groups.reduce(0) { $0 + $1.findings.count } }

  // MARK: - For the template

  /// The rules with their first findings.
  var values: PageValue {
    .list(
      groups.enumerated().map { index, group in
        .object([
          ("id", .text("rule-\(index)")), ("rule", .text(group.rule)),
          ("severity", .text(group.severity.rawValue)),
          ("count", .text(Quantity.grouped(group.count))),
          ("listed", .number(group.findings.count)),
          ("listedText", .text(Quantity.grouped(group.findings.count))),
          ("omitted", .number(group.count - group.findings.count)),
          ("omittedText", .text(Quantity.grouped(group.count - group.findings.count))),
          (
            "summary",
            .text(RuleCatalogue.rules.first { $0.id == group.rule }?.summary ?? "")
          ),
          ("help", .text(group.help)),
          (
            "findings",
            .list(group.findings.prefix(PageFindings.pageSize).map { value($0, in: group) })
          ),
        ])
      })
  }

  private func value(
    _ finding: (file: FileReport, diagnostic: Diagnostic), in group: Group
  ) -> PageValue {
    let frame = CodeFrame(finding.diagnostic)
    let help = finding.diagnostic.help
    return .object([
      ("place", .text(place(finding))), ("message", .text(finding.diagnostic.message)),
      ("help", help == group.help ? .none : .text(help)),
      (
        "frame",
        frame.map {
          .object([
            ("line", .text(String($0.line))), ("before", .text($0.start + $0.before)),
            ("marked", .text($0.marked)), ("behind", .text($0.behind + $0.end)),
          ])
        } ?? .none
      ),
    ])
  }

  /// Returns where a finding is, in words.
  func place(_ finding: (file: FileReport, diagnostic: Diagnostic)) -> String {
    guard let place = finding.diagnostic.place else {
      return namesFiles ? finding.file.path : "the whole file"
    }
    return namesFiles
      ? "\(finding.file.path):\(place.line):\(place.column)"
      : "line \(place.line), column \(place.column)"
  }
}

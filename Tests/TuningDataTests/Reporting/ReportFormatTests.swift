// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import TuningData

/// Findings in, findings out: every format is read back by a program of somebody else.
@Suite(ReportJudges.areInstalled) struct ReportFormatTests {
  private static let formats = ReportFormat.all.map(\.name) + ["jsonl"]

  /// Returns a report in every format.
  static func texts(_ report: Report) -> [String: String] {
    var texts = Dictionary(
      uniqueKeysWithValues: ReportFormat.all.map { ($0.name, $0.text(report)) })
    var lines = FindingLines()
    texts["jsonl"] =
      report.files.map { lines.findings($0.diagnostics, in: $0.path) + lines.end(of: $0) }.joined()
      + report.failures.map { lines.failure($0) }.joined()
    return texts
  }

  @Test(arguments: [0, 7]) func `Every format tells of every finding`(_ omitted: Int) throws {
    let report = HostileReport.report(omitted: omitted)
    let total = report.files.flatMap(\.counts).reduce(0) { $0 + $1.count }
    let verdicts = try ReportJudges.verdicts(Self.texts(report))
    for name in Self.formats {
      let verdict = try #require(verdicts[name])
      #expect(verdict.faults == [], "\(name)")
      #expect(verdict.findings.count + verdict.omitted == total, "\(name)")
      #expect(verdict.failures.count == report.failures.count, "\(name)")
      if name != "github" { #expect(verdict.omitted == report.omitted, "\(name)") }
    }
  }

  @Test func `Every format tells the rule, the severity and the line`() throws {
    let report = HostileReport.report()
    let expected = counted(
      report.files.flatMap { file in
        file.diagnostics.map { "\($0.rule) \($0.severity.rawValue) \($0.place?.line ?? 1)" }
      })
    let verdicts = try ReportJudges.verdicts(Self.texts(report))
    for name in Self.formats where name != "github" {
      let verdict = try #require(verdicts[name])
      let found = verdict.findings.map { "\($0.rule) \($0.severity) \(max(1, $0.line))" }
      #expect(counted(found) == expected, "\(name)")
    }
  }

  @Test func `GitHub is shown the first finding of every rule before the second of any`() throws {
    let report = HostileReport.report()
    let verdict = try #require(try ReportJudges.verdicts(Self.texts(report))["github"])
    for severity in Severity.allCases {
      let shown = verdict.findings.filter { $0.severity == severity.rawValue }
      #expect(shown.count == (severity == .error ? 8 : 10))
      #expect(Set(shown.prefix(2).map(\.rule)).count == 2)
    }
  }

  @Test func `Formats that keep paths keep them to the letter`() throws {
    let verdicts = try ReportJudges.verdicts(Self.texts(HostileReport.report()))
    for name in ["json", "jsonl"] {
      #expect(Set(verdicts[name]?.findings.map(\.path) ?? []) == Set(HostileReport.paths))
    }
    let gitlab = HostileReport.paths.map { $0.replacing("./data", with: "data") }
    #expect(Set(verdicts["gitlab"]?.findings.map(\.path) ?? []) == Set(gitlab))
    let locations = Set(verdicts["sarif"]?.findings.map(\.path) ?? [])
    #expect(
      Set(locations.map { ($0.removingPercentEncoding ?? "").replacing("file://", with: "") })
        == Set(gitlab))
    #expect(locations.contains("data/train%20set.jsonl"))
    #expect(locations.contains("file:///tmp/a%3Ab.jsonl"))
  }

  @Test func `Nothing from the data can steer a terminal or the runner`() {
    for (name, text) in Self.texts(HostileReport.report()) {
      let steering = text.unicodeScalars.filter {
        $0 != "\n"
          && [.control, .format, .lineSeparator, .paragraphSeparator].contains(
            $0.properties.generalCategory)
      }
      #expect(steering.isEmpty, "\(name)")
      for line in text.split(separator: "\n") where name != "github" {
        #expect(!line.hasPrefix("::"), "\(name)")
      }
    }
  }

  @Test func `A report of nothing is sound in every format`() throws {
    for (name, verdict) in try ReportJudges.verdicts(Self.texts(Report())) {
      #expect(verdict.faults == [], "\(name)")
      #expect(verdict.findings.isEmpty && verdict.omitted == 0, "\(name)")
    }
  }

  private func counted(_ findings: [String]) -> [String: Int] {
    findings.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}

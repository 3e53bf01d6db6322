// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing

@testable import TuningData

/// GitHub takes 25,000 results and 10 MB, packed with gzip.
@Suite struct SARIFSizeTests {
  @Test func `Fifty thousand findings in three hundred files stay within the limits`() throws {
    let report = report(files: 300, rules: 10, findings: 50_000)
    let text = try #require(ReportFormat.named("sarif")).text(report)
    #expect(occurrences(of: "\"occurrenceCount\"", in: text) == 3000)
    #expect(occurrences(of: "\"physicalLocation\"", in: text) == 51_000)
    #expect(try packedSize(text) < 2_000_000)
  }

  @Test func `A run that is worse than the limits keeps the worst`() throws {
    let report = report(files: 400, rules: RuleCatalogue.rules.count, findings: 1)
    let text = try #require(ReportFormat.named("sarif")).text(report)
    #expect(occurrences(of: "\"occurrenceCount\"", in: text) == 25_000)
    #expect(text.contains("more results left out"))
    #expect(try packedSize(text) < 10_000_000)
  }

  @Test func `Of many results a few places each are listed`() {
    let report = report(files: 6, rules: 5, findings: 6 * 5 * 45)
    let results = SARIFResults(report, rules: [], mostPlaces: 30 * 12 + 5)
    let text = results.trees.map(\.text).joined()
    #expect(occurrences(of: "\"physicalLocation\"", in: text) == 30 * 12)
    #expect(occurrences(of: "\"occurrenceCount\": 45", in: text) == 30)
  }

  private func report(files: Int, rules: Int, findings: Int) -> Report {
    let rules = RuleCatalogue.rules.prefix(rules)
    let each = (findings + files * rules.count - 1) / (files * rules.count)
    var report = Report()
    report.files = (0..<files).map { index in
      var file = FileReport.plain("data/part-\(index)/train.jsonl")
      for (place, rule) in rules.enumerated() {
        file.counts.append(
          RuleCount(rule: rule.id, severity: rule.severity, count: each, lines: each))
        for number in 0..<each {
          let line = 1 + (number * 7919 + index * 104_729 + place * 31) % 1_000_003
          file.diagnostics.append(
            Diagnostic(
              rule: rule.id, severity: rule.severity,
              place: Place(
                line: line, column: 1 + line % 997, byteColumn: 1, byteOffset: line, pointer: nil,
                excerpt: nil),
              message: "message \(line) has a fault in it", help: rule.help,
              record: "record \(line)"))
        }
      }
      return file
    }
    return report
  }

  private func occurrences(of word: String, in text: String) -> Int {
    text.components(separatedBy: word).count - 1
  }

  private func packedSize(_ text: String) throws -> Int {
    let folder = try TemporaryFolder()
    let set = try OutputSet([folder.path("report.sarif.gz")])
    try set.files[0].write(text)
    return try set.commit()[0].byteCount
  }
}

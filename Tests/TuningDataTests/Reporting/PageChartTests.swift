// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct PageChartTests {
  @Test func `Columns of lengths grow, and one starts behind the limit`() {
    #expect(PageChart.columnStarts(shortest: 0, longest: 0, limit: nil) == [0])
    #expect(PageChart.columnStarts(shortest: 3, longest: 9, limit: nil) == [3, 4, 5, 6, 7, 8, 9])
    let starts = PageChart.columnStarts(shortest: 100, longest: 65_536, limit: 65_536)
    #expect(starts.first == 96 && starts.last == 65_537 && !starts.contains(65_536))
    #expect(starts == starts.sorted() && Set(starts).count == starts.count && starts.count < 60)
    #expect(PageChart.columnStarts(shortest: 1, longest: .max, limit: 1).count < 120)
  }

  @Test func `Rows over the limit are marked, and every row is in a column`() async throws {
    let rows = (0..<60).map { SampleReports.chat("Hi", String(repeating: "a", count: $0)) }
    let report = try await SampleReports.report(
      rows, setup: try SampleReports.setup(contextLength: 80))
    let chart = try #require(PageChart.tokenLengths(report.files[0], report))
    #expect(chart.entries.reduce(0) { $0 + $1.count } == 60)
    let over = chart.entries.filter { $0.tone == "error" }.reduce(0) { $0 + $1.count }
    #expect(over == report.files[0].tokens?.overContext && over > 0)
    #expect(chart.mark?.label == "context 80")
    let behind = chart.entries[chart.mark?.column ?? 0].label
    #expect(behind.hasPrefix("81"))
    #expect(chart.summary.contains("\(over) rows longer than the context of 80"))
  }

  @Test func `Numbers of turns that did not occur keep their place`() async throws {
    let report = try await SampleReports.report([
      SampleReports.chat("Hi", "Ho"), SampleReports.chat("Hi", "Ho", "Ho", "Ho"),
    ])
    let chart = try #require(PageChart.turns(report.files[0], report))
    #expect(chart.entries.map(\.label) == ["1", "2", "3"])
    #expect(chart.entries.map(\.count) == [1, 0, 1])
    #expect(
      chart.summary
        == "From 1 to 3 turns of the assistant; most often 1, in 1 of 2 records.")
    let roles = try #require(PageChart.roles(report.files[0], report))
    #expect(roles.entries.map(\.label) == ["user", "assistant"])
    #expect(roles.entries.map(\.count) == [4, 4])
  }

  @Test func `Rules come worst and most frequent first`() {
    var file = FileReport.plain("a")
    file.counts = [
      RuleCount(rule: "a/note", severity: .note, count: 9),
      RuleCount(rule: "a/rare", severity: .error, count: 1),
      RuleCount(rule: "a/often", severity: .error, count: 5),
    ]
    let chart = PageChart.rules(file, Report())
    #expect(chart?.entries.map(\.label) == ["a/often", "a/rare", "a/note"])
    #expect(chart?.summary == "15 findings of 3 rules: 6 errors, 0 warnings, 9 notes.")
  }

  @Test func `What was not collected is not drawn`() {
    let file = FileReport.plain("a")
    #expect(PageChart.all.allSatisfy { $0(file, Report()) == nil })
  }
}

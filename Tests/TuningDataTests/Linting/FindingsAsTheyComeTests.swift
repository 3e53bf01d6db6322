// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import TuningData

@Suite struct FindingsAsTheyComeTests {
  /// Lines that several rules find something in, and an end that concerns the file.
  private let text = String(
    repeating: """
      {"messages": [{"role": "user", "content": ""}, {"role": "assistant", "content": null}]}
      {'text': None,}
      {"text": "a"}

      """, count: 300)

  private func check(
    limit: Int = .max, jobs: Int = 1, keeps: Bool = true
  ) async throws -> (report: FileReport, blocks: [[Diagnostic]]) {
    var options = LintOptions()
    options.maximumDiagnostics = limit
    options.jobs = jobs
    options.keepsDiagnostics = keeps
    options.blockSize = 4096
    var blocks: [[Diagnostic]] = []
    let report = try await Linter(options: options).check(
      MemorySource(Array(text.utf8)), findings: { blocks.append($0) })
    return (report, blocks)
  }

  @Test(arguments: [1, 8]) func `Every finding comes once, in the order of the blocks`(
    _ jobs: Int
  ) async throws {
    let (report, blocks) = try await check(jobs: jobs)
    let found = blocks.flatMap(\.self)
    #expect(blocks.count > 3)
    #expect(found.count == report.diagnostics.count)
    let lines = blocks.dropLast().flatMap(\.self).compactMap(\.place?.line)
    #expect(lines == lines.sorted())
    #expect(found.filter { !report.diagnostics.contains($0) } == [])
  }

  @Test func `Of every rule as many come as may be shown`() async throws {
    let (report, blocks) = try await check(limit: 5)
    var found: [String: Int] = [:]
    for diagnostic in blocks.flatMap(\.self) { found[diagnostic.rule, default: 0] += 1 }
    for count in report.counts { #expect(found[count.rule] == min(5, count.count)) }
    #expect(report.diagnostics.count == 5)
  }

  @Test func `A report that keeps nothing counts the same`() async throws {
    let kept = try await check()
    let (report, blocks) = try await check(keeps: false)
    #expect(report.diagnostics.isEmpty)
    #expect(report.counts == kept.report.counts)
    #expect(blocks == kept.blocks)
  }

  @Test func `Of places that only the end gives a meaning a bounded number is noted`() async throws
  {
    let rows = String(repeating: "{\"text\": \"a\"}\n", count: 10_050)
    let others = String(
      repeating: "{\"prompt\": \"a\", \"completion\": \"b\"}\n", count: 10_100)
    var options = LintOptions()
    options.maximumDiagnostics = .max
    options.keepsDiagnostics = false
    var found: [String: Int] = [:]
    let report = try await Linter(options: options).check(
      MemorySource(Array((rows + others).utf8)),
      findings: { for diagnostic in $0 { found[diagnostic.rule, default: 0] += 1 } })
    #expect(report.counts.first { $0.rule == "format/mixed-formats" }?.count == 10_050)
    #expect(found["format/mixed-formats"] == 10_000)
  }

  @Test func `Records are named by what they mean`() async throws {
    let lines = [
      #"{"text": "", "x": 1.0}"#, #"{ "x":1, "text":"" }"#, #"{"text": "", "x": 2}"#, "{'a': 1",
    ]
    let report = try await Linter().check(
      MemorySource(Array(lines.joined(separator: "\n").utf8)))
    let names = (1...4).map { line in
      Set(report.diagnostics.filter { $0.place?.line == line }.compactMap(\.record))
    }
    #expect(names.allSatisfy { $0.count == 1 })
    #expect(names[0] == names[1])
    #expect(Set(names).count == 3)
  }

  @Test func `A record keeps its name when lines come before it`() async throws {
    let line = #"{"text": ""}"#
    let names = try await [line, "{\"text\": \"before\"}\n\n" + line].asyncMap { text in
      try await Linter().check(MemorySource(Array((text + "\n").utf8)))
        .diagnostics.last?.record
    }
    #expect(names[0] != nil)
    #expect(names[0] == names[1])
  }
}

extension Array {
  fileprivate func asyncMap<Result>(
    _ transform: (Element) async throws -> Result
  ) async rethrows -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}

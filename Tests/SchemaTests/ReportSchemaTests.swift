// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing
import TuningData

@Suite(SchemaOracle.isInstalled) struct ReportSchemaTests {
  @Test func `Every report of a file fits the schema`() async throws {
    let paths = try files(in: "samples") + files(in: "Tests/Fixtures")
    #expect(!paths.isEmpty)
    var reports: [String] = []
    for path in paths {
      var report = Report()
      report.files = [try await check(path)]
      reports.append(JSONReporter().report(report))
    }
    for (path, answer) in zip(paths, try answers(reports)) { #expect(answer == .fits, "\(path)") }
  }

  @Test func `Reports of many files, of none and of failures fit the schema`() async throws {
    var full = Report()
    for path in try files(in: "samples") { full.files.append(try await check(path)) }
    full.failures = [InputFailure(path: "nowhere.jsonl", message: "no such file")]
    full.seconds = 1.25
    let reports = [full, Report()].map(JSONReporter().report)
    #expect(try answers(reports) == [.fits, .fits])
  }

  @Test func `The report of two files that were compared fits the schema`() async throws {
    let files = ["train.jsonl", "jsonl"].map {
      "\(repositoryRoot)/Tests/Fixtures/rules/data/train-validation-exact.\($0)"
    }
    let comparison = FileComparison()
    var report = Report()
    report.files.append(try await comparison.checkTrain(ComparedInput(path: files[0])))
    report.files.append(try await comparison.checkValidation(ComparedInput(path: files[1])))
    #expect(report.count(.error) == 1)
    #expect(try answers([JSONReporter().report(report)]) == [.fits])
  }

  @Test func `The schema takes nothing that is not in it`() throws {
    let report = JSONReporter().report(Report())
    let spoilt = [
      report.replacing("\"version\": 1", with: "\"version\": 2"),
      report.replacing("\"files\": []", with: "\"files\": [], \"more\": 1"),
      report.replacing("\"errors\": 0", with: "\"errors\": -1"),
      report.replacing("\"notes\": 0,", with: ""),
    ]
    for answer in try answers(spoilt) { #expect(answer != .fits) }
  }

  private func answers(_ reports: [String]) throws -> [SchemaOracle.Answer] {
    try SchemaOracle.answers(reports.map { .init(schema: SchemaFiles.report, text: $0) })
  }

  private func check(_ path: String) async throws -> FileReport {
    try await Linter().check(FileSource(path: "\(repositoryRoot)/\(path)"))
  }

  private func files(in folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: "\(repositoryRoot)/\(folder)")
      .filter { $0.hasSuffix(".jsonl") }.sorted().map { "\(folder)/\($0)" }
  }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Programs of other people that read reports; see `report_judges.py`.
enum ReportJudges {
  /// What one made of a report.
  struct Verdict: Decodable {
    /// The findings that it read: path, line (0 without one), rule, severity.
    let findings: [Finding]
    /// How many more it read of.
    let omitted: Int
    /// The inputs that could not be checked.
    let failures: [String]
    /// What is wrong with the report.
    let faults: [String]
  }

  struct Finding: Decodable {
    let path: String
    let line: Int
    let rule: String
    let severity: String

    init(from decoder: any Decoder) throws {
      var members = try decoder.unkeyedContainer()
      path = try members.decode(String.self)
      line = try members.decode(Int.self)
      rule = try members.decode(String.self)
      severity = try members.decode(String.self)
    }
  }

  private static let python = "\(repositoryRoot)/.venv/bin/python"

  /// Lets tests be left out where the judges are missing.
  static let areInstalled: ConditionTrait = .enabled(
    if: FileManager.default.fileExists(atPath: "\(repositoryRoot)/.venv/sources"),
    "needs the programs that judge reports: run `scripts/python-environment test`")

  /// Returns what is made of texts, by the names of their formats.
  static func verdicts(_ reports: [String: String]) throws -> [String: Verdict] {
    let folder = try TemporaryFolder()
    let arguments = try reports.map { name, text in
      "\(name)=\(try folder.write(Array(text.utf8), to: name == "sarif" ? "r.sarif" : name))"
    }
    let answers = try folder.write([], to: "answers")
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["Tests/TuningDataTests/Reporting/report_judges.py"] + arguments
    process.currentDirectoryURL = URL(filePath: repositoryRoot)
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: answers))
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return try JSONDecoder().decode(
      [String: Verdict].self, from: Data(contentsOf: URL(filePath: answers)))
  }
}

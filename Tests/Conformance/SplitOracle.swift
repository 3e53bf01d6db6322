// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The algorithm of splits in Python: `split_oracle.py`.
enum SplitOracle {
  private static let python = repositoryRoot + "/.venv/bin/python"
  private static let program = repositoryRoot + "/Tests/Conformance/split_oracle.py"

  /// Lets tests be left out where the oracle is missing.
  static let isInstalled: ConditionTrait = .enabled(
    if: FileManager.default.isExecutableFile(atPath: python),
    "needs rfc8785: run `scripts/python-environment test`")

  /// Returns a line for each row.
  static func answers(_ arguments: [String], _ rows: [String]) throws -> [String] {
    try run(program, arguments, rows)
  }

  /// Returns what another program in Python prints for each row.
  static func run(_ program: String, _ arguments: [String], _ rows: [String]) throws -> [String] {
    let folder = try TemporaryFolder()
    let questions = try folder.write(rows.joined(separator: "\n").utf8, to: "questions")
    let answers = try folder.write([], to: "answers")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [program] + arguments
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: questions))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: answers))
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let lines = (folder.text(of: "answers") ?? "").split(separator: "\n").map(String.init)
    try #require(lines.count == rows.count)
    return lines
  }
}

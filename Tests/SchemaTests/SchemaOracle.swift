// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Python's `jsonschema`, which judges whether JSON texts fit schemas.
enum SchemaOracle {
  /// The question whether `text` fits the schema at `schema`, a path in the repository.
  struct Question: Encodable {
    /// Nil asks whether the text is itself a schema of draft 2020-12.
    var schema: String?
    var text: String
  }

  /// What is answered.
  enum Answer: Equatable {
    case fits
    case misfits(String)
    case notJSON
  }

  private static let python = "\(repositoryRoot)/.venv/bin/python"

  /// Lets tests be left out where the oracle is missing.
  static let isInstalled: ConditionTrait = .enabled(
    if: FileManager.default.isExecutableFile(atPath: python),
    "needs jsonschema: run `scripts/python-environment test`")

  /// Returns an answer to each question.
  static func answers(_ questions: [Question]) throws -> [Answer] {
    let encoder = JSONEncoder()
    let input = try questions.map { try encoder.encode($0) + Data("\n".utf8) }.reduce(Data(), +)
    let lines = try run(input).split(separator: UInt8(ascii: "\n"))
    try #require(lines.count == questions.count)
    return try lines.map { line in
      let value = try JSONSerialization.jsonObject(with: Data(line), options: .fragmentsAllowed)
      if let fault = value as? String { return .misfits(fault) }
      return value is NSNull ? .fits : .notJSON
    }
  }

  private static func run(_ input: Data) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let questions = folder.appending(path: "questions")
    let answers = folder.appending(path: "answers")
    try input.write(to: questions)
    try Data().write(to: answers)

    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["Tests/Conformance/schema_oracle.py"]
    process.currentDirectoryURL = URL(filePath: repositoryRoot)
    process.standardInput = try FileHandle(forReadingFrom: questions)
    process.standardOutput = try FileHandle(forWritingTo: answers)
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return try Data(contentsOf: answers)
  }
}

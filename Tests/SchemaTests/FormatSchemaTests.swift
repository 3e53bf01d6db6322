// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing

@testable import TuningData

/// Schemas and rules say the same in two languages; here they are asked about the same lines.
@Suite(SchemaOracle.isInstalled) struct FormatSchemaTests {
  /// A line, and what is said of it.
  private struct Line {
    let text: String
    let schema: SchemaOracle.Answer
    /// The rules that find an error in it.
    let errors: [String]

    func errors(where isWanted: (SchemaReach) -> Bool) -> [String] {
      errors.filter { isWanted(SchemaReach(of: $0)) }
    }
  }

  @Test(arguments: DatasetFormat.allCases)
  func `A line without fault fits the schema and has no errors`(_ format: DatasetFormat)
    async throws
  {
    for line in try await judged(corpus(format, "valid"), format) {
      #expect(line.schema == .fits, "\(line.text)")
      #expect(line.errors == [], "\(line.text)")
    }
  }

  @Test(arguments: DatasetFormat.allCases)
  func `A line with a fault has an error`(_ format: DatasetFormat) async throws {
    for line in try await judged(corpus(format, "invalid"), format) {
      #expect(line.errors != [], "\(line.text)")
    }
  }

  @Test(arguments: DatasetFormat.allCases)
  func `A line that fits the schema has no error that a schema can express`(
    _ format: DatasetFormat
  ) async throws {
    for line in try await judged(lines(format), format) where line.schema == .fits {
      #expect(line.errors { $0 == .whole } == [], "\(line.text)")
    }
  }

  @Test(arguments: DatasetFormat.allCases)
  func `A line that does not fit the schema has an error`(_ format: DatasetFormat) async throws {
    for line in try await judged(lines(format), format) {
      guard case .misfits(let fault) = line.schema else { continue }
      let errors = line.errors { if case .beyond = $0 { false } else { true } }
      #expect(errors != [], "\(line.text): \(fault)")
    }
  }

  @Test(arguments: DatasetFormat.allCases)
  func `A line that is not JSON has an error`(_ format: DatasetFormat) async throws {
    for line in try await judged(lines(format), format) where line.schema == .notJSON {
      #expect(
        line.errors.contains { $0.hasPrefix("json/") || $0.hasPrefix("encoding/") }, "\(line.text)")
    }
  }

  @Test func `What is beyond the schemas is an error by a rule`() {
    for id in SchemaReach.limited.keys {
      #expect(RuleCatalogue.rule(id)?.severity == .error, "\(id)")
    }
  }

  @Test func `The page on formats lists what is beyond the schemas`() throws {
    let path = "\(repositoryRoot)/docs/formats/README.md"
    let page = try String(contentsOfFile: path, encoding: .utf8)
    let rows = SchemaReach.limited.compactMap { id, reach -> String? in
      switch reach {
      case .whole: nil
      case .partly(let reason): "| `\(id)` | partly | \(reason) |"
      case .beyond(let reason): "| `\(id)` | not at all | \(reason) |"
      }
    }
    let listed = page.split(separator: "\n").filter { $0.wholeMatch(of: /\| `[a-z-]+\/.*/) != nil }
    #expect(listed.map(String.init) == rows.sorted())
  }

  // MARK: - Lines

  private func judged(_ lines: [String], _ format: DatasetFormat) async throws -> [Line] {
    let questions = lines.map {
      SchemaOracle.Question(schema: SchemaFiles.path(format), text: $0)
    }
    var judged: [Line] = []
    for (text, answer) in zip(lines, try SchemaOracle.answers(questions)) {
      let report = try await report(Array(text.utf8), format)
      let errors = report.counts.filter { $0.severity == .error }.map(\.rule)
      judged.append(Line(text: text, schema: answer, errors: errors))
    }
    return judged
  }

  /// The lines of the corpus, and the examples of all rules that are a line of the format.
  private func lines(_ format: DatasetFormat) async throws -> [String] {
    var lines = try corpus(format, "valid") + corpus(format, "invalid")
    for example in RuleCatalogue.rules.flatMap({ $0.flagged + $0.allowed }) {
      guard let line = onlyLine(of: example) else { continue }
      let found = try await report(example.bytes, nil).format
      if (example.format ?? found) == format { lines.append(line) }
    }
    return lines
  }

  private func corpus(_ format: DatasetFormat, _ kind: String) throws -> [String] {
    let path = "\(repositoryRoot)/Tests/Fixtures/records/\(format.rawValue)/\(kind).jsonl"
    return try String(contentsOfFile: path, encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  /// The line of an example that has one; nil also when it is not text or very long.
  private func onlyLine(of example: Example) -> String? {
    guard example.bytes.count < 1 << 20, let text = String(validating: example.bytes, as: UTF8.self)
    else { return nil }
    let lines = text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { String($0) }
    return lines.count == 1 ? lines[0] : nil
  }

  private func report(_ bytes: [UInt8], _ format: DatasetFormat?) async throws -> FileReport {
    var options = LintOptions()
    options.format = format
    return try await Linter(options: options).check(MemorySource(bytes, path: "train.jsonl"))
  }
}

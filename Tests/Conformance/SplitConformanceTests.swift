// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import RandomInput
import TestSupport
import Testing
import TuningData

/// The algorithm of splits against its description in Python.
@Suite(SplitOracle.isInstalled) struct SplitConformanceTests {
  @Test func `Canonical JSON is that of the package rfc8785`() throws {
    var random = RandomJSON(seed: 1)
    let values = (0..<4000).map { _ in random.value() }
    let document = JSONDocument()
    for (value, answer) in zip(values, try SplitOracle.answers(["canonical"], values)) {
      try #require(document.scan(text: value.utf8), "\(value)")
      var canonical = CanonicalJSON()
      canonical.append(try #require(document.root))
      let digits = canonical.bytes.map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
      #expect(digits == answer, "\(value)")
    }
  }

  @Test(arguments: [0, 42, UInt64.max])
  func `Rows go where the description says`(_ seed: UInt64) async throws {
    var rows = sampleRows(seed: seed)
    var random = RandomJSON(seed: seed)
    for _ in 0..<600 { rows.append("{\"text\": \(random.value(depth: 3))}") }
    for duplicates in [SplitOptions.Duplicates.exact, .off] {
      let ours = try await assignment(rows, seed) { $0.duplicates = duplicates }
      #expect(ours == (try places("assign", rows, seed)))
    }
    // Prompts of the oracle are plain strings.
    rows = sampleRows(seed: seed)
    #expect(try await assignment(rows, seed) == (try places("prompts", rows, seed)))
    // The oracle puts the rest first when it has a row too many to give.
    let exact = try await assignment(rows, seed) { options in
      options.method = .exact
      options.parts.insert(options.parts.removeLast(), at: 0)
    }
    #expect(exact == (try places("exact", rows, seed)))
    let folds = try await assignment(rows, seed) { options in
      options.method = .exact
      options.folds = 7
    }
    let answers = try SplitOracle.answers(["folds", "\(seed)", "7"], rows)
    #expect(folds == answers.map { "fold\((Int($0) ?? -9) + 1)" })
  }

  @Test func `The Python of the documentation gives the same parts`() async throws {
    let page = try String(contentsOfFile: repositoryRoot + "/docs/splitting.md", encoding: .utf8)
    let start = try #require(page.range(of: "```python\n"))
    let end = try #require(page.range(of: "```", range: start.upperBound..<page.endIndex))
    let folder = try TemporaryFolder()
    let program = try folder.write(page[start.upperBound..<end.lowerBound].utf8, to: "page.py")
    let rows = sampleRows(seed: 42).filter { !$0.hasPrefix("{\"input\"") }
    let answers = try SplitOracle.run(program, [], rows)
    var options = SplitOptions()
    options.checks = false
    var text = ""
    let path = try folder.write(rows.joined(separator: "\n").utf8, to: "in.jsonl")
    _ = try await Splitter(options).split(path, to: .assignment { text += $0 })
    #expect(text.split(separator: "\n").map(String.init) == answers)
  }

  private static let parts = ["validation=10%", "test=12.5%", "train=rest"]

  private func places(_ job: String, _ rows: [String], _ seed: UInt64) throws -> [String] {
    let names = Self.parts.map { $0.prefix { $0 != "=" } }
    return try SplitOracle.answers([job, "\(seed)", "100000000,125000000"], rows).map {
      String(names[Int($0) ?? 0])
    }
  }

  private func assignment(
    _ rows: [String], _ seed: UInt64, _ change: (inout SplitOptions) -> Void = { _ in }
  ) async throws -> [String] {
    let folder = try TemporaryFolder()
    var options = SplitOptions()
    options.parts = Self.parts.compactMap { SplitPart($0) }
    options.seed = seed
    options.checks = false
    change(&options)
    var text = ""
    let path = try folder.write(rows.joined(separator: "\n").utf8, to: "in.jsonl")
    _ = try await Splitter(options).split(path, to: .assignment { text += $0 })
    return text.split(separator: "\n").map { String($0.split(separator: "\t")[1]) }
  }

  /// Rows of all formats.
  private func sampleRows(seed: UInt64) -> [String] {
    var random = SplitMix64(seed: seed)
    return (0..<600).map { number in
      let user = "{\"role\": \"user\", \"content\": \"Question \(random.number(below: 300)) é\\n\"}"
      let answer = "{\"role\": \"assistant\", \"content\": \"\(number)\"}"
      let system = random.chance(percent: 50) ? "{\"content\": \"Be\", \"role\": \"system\"}, " : ""
      switch random.number(below: 4) {
      case 0: return "{\"messages\": [\(system)\(user), \(answer), \(user), \(answer)]}"
      case 1: return "{\"prompt\": \"p \(random.number(below: 300))\", \"completion\": \"c\"}"
      case 2:
        return "{\"input\": {\"messages\": [\(system)\(user)]}, \"preferred_output\": [\(answer)], "
          + "\"non_preferred_output\": [\(answer)]}"
      default: return "{\"text\": \"\(number)\", \"n\": [1.50, 1e2, -0.0, \(number)]}"
      }
    }
  }
}

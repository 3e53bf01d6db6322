// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import TestSupport
import Testing

@testable import TuningData

/// The demo set of Apple's MLX examples, whose validation file leaks.
@Suite(.enabled(if: PublicData.isThere, "JSONL_TOOLS_DATA names no folder with public data sets"))
struct LeakingDataTests {
  private let train = PublicData.folder + "/mlx_wwdc25_train.jsonl"
  private let validation = PublicData.folder + "/mlx_wwdc25_valid.jsonl"

  /// Row by row against a look-up of lines and prompts that Foundation reads.
  @Test func everyLeakIsFoundAndNamesItsFirstPartner() async throws {
    let (trainLines, lines) = (try Self.lines(train), try Self.lines(validation))
    let trainPrompts = try trainLines.map(Self.prompt)
    var expected: [Int: (same: Int?, prompt: Int)] = [:]
    for (index, line) in lines.enumerated() {
      guard let prompt = trainPrompts.firstIndex(of: try Self.prompt(line)) else { continue }
      expected[index + 1] = (trainLines.firstIndex(of: line).map { $0 + 1 }, prompt + 1)
    }
    #expect(lines.count == 144)
    #expect(expected.count == 48)
    #expect(expected.values.count { $0.same != nil } == 16)

    let found = try await compare(train, validation).only("data/train-validation-exact")
    #expect(found.compactMap(\.place?.line) == expected.keys.sorted())
    for finding in found {
      let leak = try #require(expected[finding.place?.line ?? 0])
      let start =
        leak.same.map { "the row is also line \($0) of \(train)" }
        ?? "the prompt is also in line \(leak.prompt) of \(train)"
      #expect(finding.message.hasPrefix(start), "line \(finding.place?.line ?? 0)")
    }
  }

  /// Against the shingles of all pairs of rows.
  @Test func everyNearDuplicateThatIsReportedIsOne() async throws {
    let found = try await compare(train, validation).only("data/train-validation-near")
    #expect(found.count > 20)
    let shingler = RowShingler(threshold: 0.8)
    let all = try [train, validation].map { path in
      try Self.lines(path).map { Set(shingler.shingles(ByteBuffer(Array($0.utf8)))) }
    }
    for finding in found {
      let row = all[1][(finding.place?.line ?? 1) - 1]
      let match = try #require(finding.message.firstMatch(of: /line ([0-9]+) of .*: ([0-9]+)%/))
      let partner = all[0][try #require(Int(match.1)) - 1]
      let similarity = Double(row.intersection(partner).count) / Double(row.union(partner).count)
      #expect(similarity >= 0.8)
      #expect(Int(similarity * 100 + 1e-9) == Int(match.2))
    }
    let exact = Set(
      try await compare(train, validation).only("data/train-validation-exact").compactMap {
        $0.place?.line
      })
    let expected = all[1].indices.filter { index in
      !exact.contains(index + 1)
        && all[0].contains { partner in
          let shared = all[1][index].intersection(partner).count
          return Double(shared) >= 0.8 * Double(all[1][index].count + partner.count - shared)
        }
    }
    // Candidates are missed three times in a hundred at the threshold.
    #expect(found.count <= expected.count)
    #expect(Double(found.count) >= 0.95 * Double(expected.count))
  }

  @Test(arguments: [SplitOptions.Duplicates.prompt, .near(0.8)])
  func aSplitByJsonlsplitDoesNotLeak(_ duplicates: SplitOptions.Duplicates) async throws {
    let folder = try TemporaryFolder()
    let both = try Self.lines(train) + Self.lines(validation)
    let path = try folder.write(Array(both.map { $0 + "\n" }.joined().utf8), to: "all.jsonl")
    var options = SplitOptions()
    options.duplicates = duplicates
    guard case .split = try await Splitter(options).split(path) else {
      Issue.record("the split was refused")
      return
    }
    let report = try await compare(
      folder.path("all.train.jsonl"), folder.path("all.validation.jsonl"))
    #expect(report.records > 0)
    #expect(report.only("data/train-validation-exact").isEmpty)
    let near = report.only("data/train-validation-near")
    if duplicates == .near(0.8) { #expect(near.isEmpty) }
  }

  // MARK: - Support

  private func compare(_ train: String, _ validation: String) async throws -> FileReport {
    var lint = LintOptions()
    lint.maximumDiagnostics = .max
    let comparison = FileComparison(lint: lint)
    _ = try await comparison.checkTrain(ComparedInput(path: train))
    return try await comparison.checkValidation(ComparedInput(path: validation))
  }

  private static func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private static func prompt(_ line: String) throws -> String {
    let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    return try #require(row?["prompt"] as? String)
  }
}

extension RowShingler {
  fileprivate func shingles(_ buffer: ByteBuffer) -> [UInt64] {
    shingles(in: buffer, 0..<buffer.count)
  }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import RandomInput
import TestSupport
import Testing

@testable import NearDuplicates

/// The interpreter of `scripts/python-environment conformance`.
private let python = repositoryRoot + "/.venv-conformance/bin/python"

@Suite(
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: python),
    "scripts/python-environment conformance has not been run"))
struct MinHashConformanceTests {
  private let permutations = 128

  @Test func signaturesAreDatasketchsAndBothEstimateTheSimilarity() throws {
    let pairs = try pairsOfTexts().map { left, right in
      try Pair(permutations: permutations, left, right)
    }
    let answers = try Answer.ask(pairs.map(\.shingles), permutations: permutations)
    try #require(answers.count == pairs.count)
    var (ourErrors, theirErrors, variances) = (0.0, 0.0, 0.0)
    for (pair, answer) in zip(pairs, answers) {
      #expect(answer.signatures == pair.signatures)
      let exact = jaccardSimilarity(pair.shingles[0], pair.shingles[1])
      let variance = exact * (1 - exact) / Double(permutations)
      // Four and a half standard deviations, and one place for the grain of the estimate.
      let bound = 4.5 * variance.squareRoot() + 1 / Double(permutations)
      #expect(abs(pair.estimate - exact) <= bound)
      #expect(abs(answer.estimate - exact) <= bound)
      ourErrors += pair.estimate - exact
      theirErrors += answer.estimate - exact
      variances += variance
    }
    // Neither leans to one side.
    #expect(abs(ourErrors) <= 4 * variances.squareRoot())
    #expect(abs(theirErrors) <= 4 * variances.squareRoot())
  }

  /// Pairs of all similarities, among them short texts.
  private func pairsOfTexts() -> [(String, String)] {
    var texts = RandomTexts(seed: 5)
    var random = SplitMix64(seed: 6)
    return (0..<200).map { _ in
      let words = texts.words(random.number(in: 3...200))
      var other = words
      for _ in 0..<random.number(in: 0...6) { other = texts.perturbed(other) }
      return (words.joined(separator: " "), other.joined(separator: " "))
    }
  }
}

/// Two texts and what we make of them.
private struct Pair {
  var shingles: [[UInt64]]
  var signatures: [[UInt32]]
  var estimate: Double

  init(permutations: Int, _ left: String, _ right: String) throws {
    // Every permutation is a band of its own when all pairs shall meet.
    let sketcher = NearDuplicateSketcher(threshold: 0.0001, permutations: permutations)
    shingles = [sketcher.shingles(left), sketcher.shingles(right)]
    signatures = try [left, right].map { text in
      let signature = sketcher.signature(of: Array(text.utf8).span)
      return try #require(signature)
    }
    let agreeing = zip(signatures[0], signatures[1]).count { $0 == $1 }
    estimate = Double(agreeing) / Double(permutations)
  }
}

/// What datasketch makes of a pair.
private struct Answer: Decodable {
  var signatures: [[UInt32]]
  var estimate: Double

  private struct Question: Encodable {
    var multipliers: [UInt32]
    var increments: [UInt32]
    var pairs: [[[UInt64]]]
  }

  private struct Silence: Error {
    var status: Int32
  }

  static func ask(_ pairs: [[[UInt64]]], permutations: Int) throws -> [Answer] {
    let numbers = (0..<permutations).map { MinHasher.permutation($0) }
    let question = Question(
      multipliers: numbers.map(\.multiplier), increments: numbers.map(\.increment), pairs: pairs)
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("jsonl-tools-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("question")
    let output = folder.appendingPathComponent("answer")
    try JSONEncoder().encode(question).write(to: input)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [repositoryRoot + "/Tests/NearDuplicatesTests/minhash_oracle.py"]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Silence(status: process.terminationStatus) }
    return try JSONDecoder().decode([Answer].self, from: Data(contentsOf: output))
  }
}

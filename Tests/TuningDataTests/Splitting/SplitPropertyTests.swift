// SPDX-License-Identifier: Apache-2.0

import RandomInput
import TestSupport
import Testing

@testable import TuningData

/// What holds for any options on any file.
@Suite struct SplitPropertyTests {
  @Test func `Whatever is asked for, the lines are all there and the manifest is right`()
    async throws
  {
    var random = SplitMix64(seed: 71)
    var splits = 0
    for round in 0..<80 {
      var rows = GeneratedRows(seed: UInt64(round))
      let bytes = rows.hostileFile(random.number(in: 1...250))
      var options = SplitOptions.random(&random)
      guard options.contradiction == nil else { continue }
      let workshop = try SplitWorkshop()
      let result: SplitWorkshop.Result
      do {
        result = try await workshop.split(bytes) { $0 = options }
      } catch let error as SplitError {
        // Hostile files are small, and some parts would be empty or ask for too much.
        switch error {
        case .emptyPart, .tooFewRows, .noKey, .overMaximum:
          #expect(workshop.folder.names == ["a/in.jsonl"])
        default: Issue.record("round \(round): \(error)")
        }
        continue
      }
      splits += 1
      let manifest = result.manifest
      let path = workshop.folder.path("a/in.split.json")
      #expect(SplitVerification(manifest, at: path).isSame, "round \(round)")
      check(result, bytes, options, "round \(round)")
      options.shuffles = false
      let parts = try await workshop.assignment(bytes) { $0 = options }
      for (name, count) in counts(linesWithEnds(bytes), parts) where options.folds == nil {
        #expect(manifest.files.first { $0.name == name }?.rows == count, "round \(round)")
      }
    }
    #expect(splits > 30)
  }

  private func check(
    _ result: SplitWorkshop.Result, _ bytes: [UInt8], _ options: SplitOptions, _ round: Comment
  ) {
    let all = multiset(linesWithEnds(bytes).map(bare))
    let manifest = result.manifest
    let copies = options.folds ?? 1
    let lines = manifest.files.map { result.lines($0.name).map(bare) }
    #expect(multiset(lines.joined()) == all.mapValues { $0 * copies }, round)
    #expect(manifest.files.reduce(0) { $0 + $1.rows } == manifest.input.rows * copies, round)
    #expect(manifest.input.bytes == bytes.count, round)
    if !options.stratify.isEmpty {
      for file in manifest.files {
        #expect(file.strata.values.reduce(0, +) == file.rows, round)
      }
    }
    if let most = options.maximumValidation {
      #expect(result.rows("validation") <= most, round)
    }
  }

  /// A line without its line feed and without byte order marks before it.
  private func bare(_ line: [UInt8]) -> [UInt8] {
    var line = line[...]
    while line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    return Array(line.last == 0x0A ? line.dropLast() : line)
  }

  /// How many rows each part has, blank lines left out.
  private func counts(_ lines: [[UInt8]], _ parts: [String]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for (index, (line, part)) in zip(lines, parts).enumerated() {
      let text = index == 0 ? bare(line) : line
      let isBlank = text.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
      counts[part, default: 0] += isBlank ? 0 : 1
    }
    return counts
  }
}

// SPDX-License-Identifier: Apache-2.0

import Foundation
import RandomInput
import TestSupport

/// The texts that the parsers are compared on: the same in every run.
enum Cases {
  /// How many there are: `CONFORMANCE_CASES`, or enough for every day.
  static let count =
    ProcessInfo.processInfo.environment["CONFORMANCE_CASES"].flatMap { Int($0) } ?? 200_000

  private static let batch = 50_000

  /// The corpus and sample lines, which are mutated.
  static let seeds: [[UInt8]] = {
    let folder = repositoryRoot + "/Tests/Fixtures/json"
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let corpus = files.filter { $0.hasSuffix(".json") }.sorted().compactMap {
      FileManager.default.contents(atPath: folder + "/" + $0)
    }
    // The longest ones say nothing new and would take most of the time.
    let short = corpus.filter { $0.count <= 2000 }.map { [UInt8]($0) }
    // Lines as they are in life make up a third.
    let lines = Array(repeating: SampleLines.all, count: short.count / SampleLines.all.count / 2)
    return short + lines.flatMap(\.self)
  }()

  /// Calls `body` with batch after batch until it returns false.
  static func forEachBatch(_ body: ([[UInt8]]) throws -> Bool) rethrows {
    var mutator = Mutator(seed: 8259, seeds: seeds)
    var rest = count
    while rest > 0 {
      let size = min(rest, batch)
      guard try body((0..<size).map { _ in mutator.next() }) else { return }
      rest -= size
    }
  }
}

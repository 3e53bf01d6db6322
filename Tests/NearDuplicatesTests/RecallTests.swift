// SPDX-License-Identifier: Apache-2.0

import NearDuplicates
import Testing

struct RecallTests {
  /// Rows that share no shingle are not alike at all, so a table of shingles finds every pair.
  @Test(arguments: [0.5, 0.7, 0.8, 0.9])
  func nearlyAllPairsThatBruteForceFindsShareAKey(threshold: Double) {
    let sketcher = NearDuplicateSketcher(threshold: threshold)
    var texts = RandomTexts(seed: 11)
    let rows = texts.rows(5_000)
    let shingles = rows.map { sketcher.shingles($0) }
    let candidates = pairs(rows.map { sketcher.keys($0) })
    let alike = pairs(shingles).filter { pair in
      jaccardSimilarity(shingles[pair.first], shingles[pair.second]) >= threshold
    }
    #expect(alike.count >= 200)
    let found = alike.count { candidates.contains($0) }
    #expect(Double(found) >= 0.95 * Double(alike.count))
    // Few are compared in vain, less than two for each row: brute force compares 2,500.
    #expect(candidates.count < alike.count + 2 * rows.count)
  }

  /// Returns all pairs of rows that have a value in common.
  private func pairs(_ rows: [[UInt64]]) -> Set<Pair> {
    var owners: [UInt64: [Int]] = [:]
    var pairs: Set<Pair> = []
    for (row, values) in rows.enumerated() {
      for value in values {
        for owner in owners[value, default: []] { pairs.insert(Pair(first: owner, second: row)) }
        owners[value, default: []].append(row)
      }
    }
    return pairs
  }

  private struct Pair: Hashable {
    let first: Int
    let second: Int
  }
}

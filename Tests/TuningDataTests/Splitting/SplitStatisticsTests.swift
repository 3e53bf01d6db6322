// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

/// That hashing is as good as drawing lots; the data are fixed, so nothing here is left to chance.
@Suite struct SplitStatisticsTests {
  private static let rows = 20_000

  private func isValidation(_ seed: UInt64, _ method: SplitOptions.Method) async throws -> [Bool] {
    try await SplitWorkshop().assignment(GeneratedRows.texts(Self.rows)) { options in
      options.seed = seed
      options.method = method
      options.duplicates = .exact
    }.map { $0 == "validation" }
  }

  @Test func `The share that is met is the one that was asked for`() async throws {
    for seed in [1, 42] as [UInt64] {
      let count = try await isValidation(seed, .hash).count { $0 }
      let expected = Double(Self.rows) * 0.1
      let deviation = (expected * 0.9).squareRoot()
      #expect(abs(Double(count) - expected) < 4 * deviation)
    }
  }

  @Test(arguments: SplitOptions.Method.allCases)
  func `Where a row stands does not matter`(_ method: SplitOptions.Method) async throws {
    let drawn = try await isValidation(7, method)
    let total = drawn.count { $0 }
    // A hundred stretches of the file: chi-square with 99 degrees of freedom is below 149 in 999 of
    // 1000 cases, and above 61.
    let stretch = Self.rows / 100
    let share = Double(total) / Double(Self.rows)
    let expected = Double(stretch) * share
    let chiSquare = stride(from: 0, to: Self.rows, by: stretch).reduce(0.0) { sum, start in
      let difference = Double(drawn[start..<start + stretch].count { $0 }) - expected
      return sum + difference * difference / (expected * (1 - share))
    }
    #expect((61..<149).contains(chiSquare))
    // Nor where its neighbour goes: pairs of neighbours in validation.
    let pairs = Double(zip(drawn, drawn.dropFirst()).count { $0 && $1 })
    let expectedPairs = Double(Self.rows - 1) * share * share
    #expect(abs(pairs - expectedPairs) < 4 * expectedPairs.squareRoot())
  }

  @Test func `Two seeds have nothing to do with each other`() async throws {
    let (one, other) = (try await isValidation(1, .hash), try await isValidation(2, .hash))
    let both = Double(zip(one, other).count { $0 && $1 })
    let expected = Double(one.count { $0 }) * Double(other.count { $0 }) / Double(Self.rows)
    #expect(abs(both - expected) < 4 * expected.squareRoot())
  }
}

// SPDX-License-Identifier: Apache-2.0

import RandomInput
import Testing

@testable import TuningData

@Suite struct PartTargetsTests {
  private func parts(_ texts: String...) -> [SplitPart] { texts.compactMap { SplitPart($0) } }

  @Test(arguments: [
    (10, [9, 1]), (11, [10, 1]), (16, [14, 2]), (14, [13, 1]), (6, [5, 1]), (4, [4, 0]),
    (0, [0, 0]),
    // Of equal remainders the first part's counts.
    (15, [14, 1]), (5, [5, 0]),
  ])
  func `The largest remainder gets the row that is left`(_ rows: Int, _ expected: [Int]) {
    let targets = PartTargets(parts("train=rest", "validation=10%"), strata: [rows])
    #expect(targets.totals == expected)
  }

  @Test func `Parts always add up to the rows`() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<2000 {
      let count = random.number(in: 1...8)
      let rows = random.number(below: random.chance(percent: 50) ? 50 : 1_000_000)
      var left = 1_000_000_000
      var parts: [SplitPart] = []
      for index in 0..<count {
        let share = random.number(in: 1...max(1, left / 2))
        left -= share
        parts.append(SplitPart(name: "p\(index)", size: .share(billionths: share)))
      }
      if random.chance(percent: 50) {
        parts.append(SplitPart(name: "rest", size: .rest))
      } else {
        parts.append(SplitPart(name: "last", size: .share(billionths: left)))
      }
      let targets = PartTargets(parts, strata: [rows])
      #expect(targets.totals.reduce(0, +) == rows)
      for (part, total) in zip(parts, targets.totals) {
        guard case .share(let billionths) = part.size else { continue }
        let exact = Double(billionths) * Double(rows) / 1e9
        #expect(abs(Double(total) - exact) < 1.000001)
      }
    }
  }

  @Test func `Numbers of rows are kept, and shares are of all rows`() {
    let targets = PartTargets(parts("a=rest", "b=7", "c=10%"), strata: [100])
    #expect(targets.totals == [83, 7, 10])
    #expect(targets.asked == 17)
  }

  @Test func `More than there is shows`() {
    #expect(PartTargets(parts("a=rest", "b=500"), strata: [10]).asked == 500)
  }

  @Test func `Without a rest it is train that takes it, or else the last`() {
    #expect(PartTargets(parts("train=0.2", "validation=0.8"), strata: [10]).rest == 0)
    #expect(PartTargets(parts("a=0.8", "b=0.2"), strata: [10]).rest == 1)
  }

  @Test func `The validation part has at most as many as allowed`() {
    let targets = PartTargets(
      parts("train=rest", "validation=10%"), strata: [1000], maximumValidation: 30)
    #expect(targets.totals == [970, 30])
  }

  @Test func `Every stratum gives in proportion`() {
    let targets = PartTargets(parts("train=rest", "validation=10%"), strata: [600, 300, 100])
    #expect(targets.rows.map { $0[1] } == [60, 30, 10])
    #expect(targets.rare.isEmpty)
  }

  @Test func `Strata too small for a row in every part go to the rest`() {
    let targets = PartTargets(parts("train=rest", "validation=10%"), strata: [95, 5])
    #expect(targets.rare == [1])
    #expect(targets.rows.map { $0[1] } == [10, 0])
  }

  @Test func `What rare strata do not give comes from the others by their sizes`() {
    let rare = Array(repeating: 1, count: 1000)
    let targets = PartTargets(parts("train=rest", "validation=10%"), strata: [900, 100] + rare)
    #expect(targets.rare.count == 1000)
    #expect(targets.rows[0][1] == 180)
    #expect(targets.rows[1][1] == 20)
  }

  @Test func `No stratum gives more than it has`() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<500 {
      let strata = (0..<random.number(in: 1...20)).map { _ in random.number(in: 1...60) }
      let targets = PartTargets(
        parts("train=rest", "validation=20%", "test=15%"), strata: strata)
      for (rows, stratum) in zip(targets.rows, strata) {
        #expect(rows.allSatisfy { (0...stratum).contains($0) })
      }
      #expect(targets.totals.reduce(0, +) == strata.reduce(0, +))
    }
  }
}

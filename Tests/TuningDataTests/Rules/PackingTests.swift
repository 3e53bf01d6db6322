// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct PackingTests {
  @Test(arguments: [
    ([60, 60, 60], 100, 3, 180), ([60, 40, 60, 40], 100, 2, 200), ([150], 100, 1, 100),
    ([10, 10, 10, 90], 100, 2, 120), ([1, 1, 1], 1, 3, 3), ([], 64, 0, 0),
    ([50, 50, 50, 50, 50, 30, 30], 100, 4, 310), ([64, 64], 128, 1, 128),
  ])
  func `The longest rows come first, each where it leaves the least room`(
    _ lengths: [Int], _ length: Int, _ sequences: Int, _ tokens: Int
  ) {
    let packing = Packing(distribution(lengths), into: length)
    #expect(packing.sequences == sequences)
    #expect(packing.tokens == tokens)
  }

  @Test func `Rows of one length are packed together as they are one by one`() {
    var state: UInt64 = 7
    for _ in 0..<50 {
      let lengths = (0..<200).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1
        return Int(state >> 33) % 130 + 1
      }
      #expect(Packing(distribution(lengths), into: 128).sequences == oneByOne(lengths, 128))
    }
  }

  private func oneByOne(_ lengths: [Int], _ length: Int) -> Int {
    var rooms: [Int] = []
    for own in lengths.map({ min($0, length) }).sorted(by: >) {
      let best = rooms.indices.filter { rooms[$0] >= own }.min { rooms[$0] < rooms[$1] }
      if let best { rooms[best] -= own } else { rooms.append(length - own) }
    }
    return rooms.count
  }

  private func distribution(_ lengths: [Int]) -> TokenDistribution {
    var distribution = TokenDistribution()
    for length in lengths { distribution.add(length) }
    return distribution
  }
}

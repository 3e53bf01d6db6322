// SPDX-License-Identifier: Apache-2.0

import RandomInput
import Testing

@testable import TuningData

@Suite struct LineShuffleTests {
  private func drain(_ lines: [(UInt64, [UInt8])], memory: Int, marked: Bool = false) throws
    -> [[UInt8]]
  {
    let shuffle = LineShuffle(memory: memory)
    shuffle.startsWithByteOrderMark = marked
    for (key, line) in lines { try shuffle.add(line, key: key) }
    var drained: [[UInt8]] = []
    try shuffle.drain { drained.append($0) }
    return drained
  }

  @Test func `Within memory and beyond it the order is the same`() throws {
    var random = SplitMix64(seed: 61)
    let lines = (0..<3000).map { number in
      (random.next(), Array("line \(number)\(String(repeating: "x", count: number % 50))\n".utf8))
    }
    let held = try drain(lines, memory: 1 << 30)
    #expect(held == lines.sorted { $0.0 < $1.0 }.map { $0.1 })
    for memory in [0, 1, 1000, 50_000, 100_000] {
      #expect(try drain(lines, memory: memory) == held, "\(memory)")
    }
  }

  @Test func `Lines of any bytes and of none come back`() throws {
    let lines = [(5, []), (3, [0]), (4, [0xFF, 0x0A]), (1, Array(repeating: 7, count: 70_000))]
      .map { (UInt64($0.0) << 60, $0.1 as [UInt8]) }
    #expect(try drain(lines, memory: 1) == [lines[3].1, lines[1].1, lines[2].1, lines[0].1])
  }

  @Test func `A byte order mark comes first, and nothing comes of nothing`() throws {
    #expect(try drain([(1, [0x0A])], memory: 1, marked: true) == [[0xEF, 0xBB, 0xBF], [0x0A]])
    #expect(try drain([], memory: 1) == [])
  }

  @Test func `Many files that spill need few descriptors`() throws {
    let shuffles = (0..<100).map { _ in LineShuffle(memory: 0) }
    for shuffle in shuffles {
      for key in 0..<20 { try shuffle.add([0x0A], key: UInt64(key) << 58) }
    }
    for shuffle in shuffles {
      var count = 0
      try shuffle.drain { _ in count += 1 }
      #expect(count == 20)
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "abc", 3), ("same", "same", 0),
    ("contents", "content", 1), ("assitant", "assistant", 1), ("mesages", "messages", 1),
    ("form", "from", 1), ("kitten", "sitting", 3), ("ca", "abc", 3), ("日本", "本日", 1),
    ("e\u{301}", "é", 2),
  ])
  func `Counts slips`(first: String, second: String, distance: Int) {
    #expect(editDistance(first, second, limit: 10) == distance)
    #expect(editDistance(second, first, limit: 10) == distance)
    #expect(editDistance(first, second, limit: distance) == distance)
    #expect(editDistance(first, second, limit: distance - 1) == nil)
  }

  @Test func `Agrees with the definition on random words`() {
    var generator = SplitMix(state: 7)
    for _ in 0..<2_000 {
      let first = word(&generator)
      let second = word(&generator)
      let exact = slowDistance(Array(first), Array(second))
      for limit in 0...5 {
        #expect(editDistance(first, second, limit: limit) == (exact <= limit ? exact : nil))
      }
    }
  }

  @Test func `Finds the likeliest name whatever its case and dashes`() {
    let names = ["content", "role", "tool_calls", "weight"]
    #expect(nearestNames(to: "Contents", among: names) == ["content"])
    #expect(nearestNames(to: "toolcalls", among: names) == ["tool_calls"])
    #expect(nearestNames(to: "tool-calls", among: names) == ["tool_calls"])
    #expect(nearestNames(to: "rôle", among: names) == ["role"])
    #expect(nearestNames(to: "completion", among: names).isEmpty)
    #expect(nearestNames(to: "", among: names).isEmpty)
  }

  @Test func `Nearer names come first, earlier ones where equal`() {
    let names = ["abcdx", "abcd", "abcdy", "abzzzz"]
    #expect(nearestNames(to: "abcde", among: names, count: 3) == ["abcdx", "abcd", "abcdy"])
  }

  private func word(_ generator: inout SplitMix) -> String {
    String(
      (0..<Int.random(in: 0...7, using: &generator)).map { _ in
        ["a", "b", "c"].randomElement(using: &generator) ?? "a"
      }.joined())
  }

  private func slowDistance(_ first: [Character], _ second: [Character]) -> Int {
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: second.count + 1), count: first.count + 1)
    for row in 0...first.count {
      for column in 0...second.count {
        guard row > 0, column > 0 else {
          table[row][column] = max(row, column)
          continue
        }
        let cost = first[row - 1] == second[column - 1] ? 0 : 1
        var best = min(
          table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + cost)
        if row > 1, column > 1, first[row - 1] == second[column - 2],
          first[row - 2] == second[column - 1]
        {
          best = min(best, table[row - 2][column - 2] + 1)
        }
        table[row][column] = best
      }
    }
    return table[first.count][second.count]
  }
}

private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import TuningData

@Suite struct FileStatisticsTests {
  private let lines = [
    SampleReports.chat("Hi", "Ho"), SampleReports.chat("Hi", "Ho", "Ho"), "", "[1]",
    #"{"messages": [{"role": "system", "content": ""}, {"role": "human", "content": ""}, {}, 1]}"#,
    #"{"input": {"messages": [{"role": "user", "content": "a"}]}, "preferred_output": [{"role": "#
      + #""assistant", "content": "b"}], "non_preferred_output": [{"role": "assistant", "content": "c"}]}"#,
    #"{"text": "It rains."}"#, #"{"messages": "none"}"#,
  ]

  private func check(_ needs: ReportNeeds, blockSize: Int = 1 << 19, jobs: Int = 1) async throws
    -> FileReport
  {
    var options = LintOptions()
    options.needs = needs
    options.blockSize = blockSize
    options.jobs = jobs
    options.tokens = needs.contains(.samples) ? try SampleReports.setup() : nil
    return try await Linter(options: options).check(
      MemorySource(Array(lines.joined(separator: "\n").utf8)))
  }

  @Test func `Turns and roles are counted when they are asked for`() async throws {
    #expect(try await check([]).statistics == nil)
    let statistics = try #require(try await check(.statistics).statistics)
    #expect(statistics.turns.sorted.map(\.numbers) == [0...0, 1...1, 2...2])
    #expect(statistics.turns.sorted.map(\.count) == [2, 2, 1])
    #expect(statistics.roles == ["system": 1, "user": 4, "assistant": 5, "other": 3])
  }

  @Test(arguments: [16, 200, 1 << 19], [1, 3])
  func `What is collected does not depend on blocks`(_ blockSize: Int, _ jobs: Int) async throws {
    let whole = try await check([.statistics, .samples])
    #expect(whole.samples.map(\.line) == [1, 2, 5])
    #expect(try await check([.statistics, .samples], blockSize: blockSize, jobs: jobs) == whole)
  }

  @Test func `Large numbers share ranges that double`() {
    for number in [0, 1, 32, 33, 64, 65, 1000, .max] {
      let range = CountSpread.range(of: number)
      #expect(range.contains(number) && (number > 32 || range.count == 1))
      #expect(CountSpread.range(of: range.lowerBound) == range)
    }
    #expect(CountSpread.range(of: 33) == 33...64)
    var spread = CountSpread()
    for number in 0..<5000 { spread.add(number) }
    #expect(spread.total == 5000 && spread.sorted.count == 41)
  }
}

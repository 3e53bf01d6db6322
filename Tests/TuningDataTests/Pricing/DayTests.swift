// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct DayTests {
  @Test(arguments: ["2026-09-11", "2024-02-29", "2100-12-31", "2020-01-01"])
  func `Days are read and written`(_ text: String) {
    #expect(Day(text)?.description == text)
  }

  @Test(arguments: [
    "", "2026-9-11", "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
    "2019-01-01", "2101-01-01", "2026-09-11-", "2026/09/11", "2026-+1-11", "2026-09-٣٣",
  ])
  func `What is no day is refused`(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test func `Days are in order`() throws {
    let days = ["2025-12-31", "2026-01-01", "2026-02-01", "2026-02-10"].compactMap { Day($0) }
    #expect(days.count == 4)
    #expect(days.shuffled().sorted() == days)
  }
}

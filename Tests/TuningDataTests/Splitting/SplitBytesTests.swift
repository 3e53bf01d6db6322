// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import TuningData

/// Lines are copied as they stand, and none is lost.
@Suite struct SplitBytesTests {
  private static let ways: [(name: String, change: @Sendable (inout SplitOptions) -> Void)] = [
    ("hash", { _ in }), ("exact", { $0.method = .exact }), ("off", { $0.duplicates = .off }),
    ("groups", { $0.groupBy = [GroupKey("user"), GroupKey("system")].compactMap(\.self) }),
    ("strata", { $0.stratify = [.format, .length] }), ("near", { $0.duplicates = .near(0.8) }),
    ("small blocks", { $0.lint.blockSize = 64 }),
    ("parts", { $0.setParts("a=rest", "b=20%", "c=20%", "d=20%") }),
  ]

  @Test(arguments: ways.map(\.name))
  func `The lines of the parts are those of the file, in its order`(_ way: String) async throws {
    let change = try #require(Self.ways.first { $0.name == way }?.change)
    var rows = GeneratedRows(seed: 11)
    for _ in 0..<12 {
      let bytes = rows.hostileFile(150)
      let result = try await SplitWorkshop().split(bytes) { options in
        options.setParts("train=rest", "validation=30%")
        change(&options)
      }
      let all = linesWithEnds(bytes)
      let parts = result.manifest.files.map { result.lines($0.name) }
      #expect(multiset(parts.joined()) == multiset(all))
      for lines in parts { #expect(isInOrder(lines, of: all)) }
      #expect(result.files.values.reduce(0) { $0 + $1.count } == bytes.count)
    }
  }

  @Test func `Shuffled parts have the same lines in another order`() async throws {
    var rows = GeneratedRows(seed: 12)
    for _ in 0..<10 {
      let bytes = rows.hostileFile(150)
      let plain = try await SplitWorkshop().split(bytes)
      let result = try await SplitWorkshop().split(bytes) { $0.shuffles = true }
      for file in result.manifest.files {
        let (lines, before) = (result.lines(file.name), plain.lines(file.name))
        #expect(multiset(lines.map(bare)) == multiset(before.map(bare)))
        // The last line of a file may have no end, which it needs elsewhere; a mark stays in front.
        #expect(lines.allSatisfy { $0.last == 0x0A })
      }
      let names = result.manifest.files.map(\.name)
      #expect(names.contains { result.lines($0).map(bare) != plain.lines($0).map(bare) })
    }
  }

  @Test func `A byte order mark stays at the start of the file that has the first row`()
    async throws
  {
    let bytes = [0xEF, 0xBB, 0xBF] + GeneratedRows.texts(100)
    for shuffles in [false, true] {
      let result = try await SplitWorkshop().split(bytes) { $0.shuffles = shuffles }
      let marked = result.files.filter { $0.value.starts(with: [0xEF, 0xBB, 0xBF]) }
      #expect(marked.count == 1)
      let marks = result.files.values.reduce(0) { $0 + $1.count { $0 == 0xBF } }
      #expect(marks == 1)
    }
    // The mark is no part of the record: the row goes where it goes without.
    let marked = try await SplitWorkshop().assignment(bytes)
    #expect(try await SplitWorkshop().assignment(Array(bytes.dropFirst(3))) == marked)
  }

  @Test func `Other line ends do not move rows`() async throws {
    let bytes = GeneratedRows.texts(200)
    let windows = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    let plain = try await SplitWorkshop().assignment(bytes)
    #expect(try await SplitWorkshop().assignment(windows) == plain)
    #expect(try await SplitWorkshop().assignment(Array(bytes.dropLast())) == plain)
  }

  @Test func `Blank lines go with the rest and are no rows`() async throws {
    let bytes = Array("\n \r\n".utf8) + GeneratedRows.texts(50) + [0x09, 0x0A]
    for method in SplitOptions.Method.allCases {
      let result = try await SplitWorkshop().split(bytes) { $0.method = method }
      #expect(result.manifest.input.rows == 50)
      #expect(result.rows("train") + result.rows("validation") == 50)
      #expect(result.lines("train").count == result.rows("train") + 3)
    }
  }

  /// A line without its line feed and without byte order marks before it.
  private func bare(_ line: [UInt8]) -> [UInt8] {
    var line = line[...]
    while line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    return Array(line.last == 0x0A ? line.dropLast() : line)
  }

  private func isInOrder(_ lines: [[UInt8]], of all: [[UInt8]]) -> Bool {
    var rest = all[...]
    for line in lines {
      guard let place = rest.firstIndex(of: line) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }
}

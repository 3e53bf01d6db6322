// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct SplitDeterminismTests {
  private static let ways: [(name: String, change: @Sendable (inout SplitOptions) -> Void)] = [
    ("hash", { _ in }), ("exact", { $0.method = .exact }),
    ("groups", { $0.groupBy = [GroupKey("user")].compactMap(\.self) }),
    ("near", { $0.duplicates = .near(0.7) }),
    (
      "folds",
      {
        $0.folds = 3; $0.stratify = [.format]
      }
    ), ("shuffle", { $0.shuffles = true }),
  ]

  @Test(arguments: ways.map(\.name))
  func `Jobs, blocks and memory change nothing`(_ way: String) async throws {
    let change = try #require(Self.ways.first { $0.name == way }?.change)
    var rows = GeneratedRows(seed: 21)
    let bytes = rows.hostileFile(600)
    let first = try await SplitWorkshop().split(bytes) { change(&$0) }
    for (jobs, blockSize, memory) in [
      (1, 1 << 19, 1 << 30), (2, 97, 1 << 30), (8, 4096, 1 << 30), (2, 1 << 19, 1), (8, 333, 5000),
    ] {
      let again = try await SplitWorkshop().split(bytes) { options in
        change(&options)
        options.lint.jobs = jobs
        options.lint.blockSize = blockSize
        options.memory = memory
      }
      #expect(again.files == first.files)
      #expect(again.manifest.files == first.manifest.files)
      #expect(again.manifest.groups == first.manifest.groups)
    }
  }

  @Test func `Another seed is another split`() async throws {
    let bytes = GeneratedRows.texts(500)
    for method in SplitOptions.Method.allCases {
      let parts = try await ([41, 42, 42] as [UInt64]).asyncMap { seed in
        try await SplitWorkshop().assignment(bytes) { options in
          options.method = method
          options.seed = seed
        }
      }
      #expect(parts[1] == parts[2])
      #expect(parts[0] != parts[1])
    }
  }

  @Test func `By hash, new rows move no old ones, wherever they stand`() async throws {
    var rows = GeneratedRows(seed: 22)
    let old = rows.rows(400)
    let before = try await SplitWorkshop().assignment(bytes(old))
    let new = rows.rows(300)
    let after = try await SplitWorkshop().assignment(bytes(old + new))
    #expect(Array(after.prefix(400)) == before)
    let inFront = try await SplitWorkshop().assignment(bytes(new + old))
    #expect(Array(inFront.suffix(400)) == before)
    // Also where groups come from a second pass.
    let twoPasses = try await SplitWorkshop().assignment(bytes(old + new)) { options in
      options.groupBy = [.prompt, .system]
    }
    #expect(twoPasses == after)
  }

  private func bytes(_ rows: [String]) -> [UInt8] { rows.flatMap { Array(($0 + "\n").utf8) } }

  @Test func `Shuffled lines stand anywhere`() async throws {
    let result = try await SplitWorkshop().split(GeneratedRows.texts(2000)) { options in
      options.shuffles = true
      options.setParts("train=rest", "validation=1%")
    }
    let numbers = result.lines("train").map { line in
      String(decoding: line, as: UTF8.self).split(separator: " ").last.flatMap {
        Int($0.prefix { $0.isNumber })
      } ?? -1
    }
    // The places of lines before and after do not go together: a correlation of ten standard errors
    // would be 0.22.
    let mean = Double(numbers.reduce(0, +)) / Double(numbers.count)
    let middle = Double(numbers.count - 1) / 2
    var (both, one, other) = (0.0, 0.0, 0.0)
    for (place, number) in numbers.enumerated() {
      let (x, y) = (Double(place) - middle, Double(number) - mean)
      both += x * y
      one += x * x
      other += y * y
    }
    #expect(abs(both / (one * other).squareRoot()) < 0.1)
  }
}

extension Sequence {
  /// Maps one after the other.
  func asyncMap<Mapped>(_ map: (Element) async throws -> Mapped) async rethrows -> [Mapped] {
    var mapped: [Mapped] = []
    for element in self { mapped.append(try await map(element)) }
    return mapped
  }
}

// SPDX-License-Identifier: Apache-2.0

import JSONLines
import RandomInput
import TestSupport
import Testing

@testable import TuningData

@Suite struct SplitTimeTests {
  private static let day: Int64 = 86_400_000_000

  private func rows(_ days: [Int], _ more: (Int) -> String = { _ in "" }) -> [UInt8] {
    let lines = days.enumerated().map { index, day in
      "{\"text\": \"Row \(index)\", \"at\": \"2024-\(day / 28 + 1 < 10 ? "0" : "")\(day / 28 + 1)-"
        + "\(day % 28 + 1 < 10 ? "0" : "")\(day % 28 + 1)T00:00:00Z\"\(more(index))}\n"
    }
    return Array(lines.joined().utf8)
  }

  private func split(
    _ bytes: [UInt8], _ change: (inout SplitOptions) -> Void = { _ in }
  ) async throws -> SplitWorkshop.Result {
    try await SplitWorkshop().split(bytes) { options in
      options.timeKey = JSONPointer("/at")
      change(&options)
    }
  }

  /// The numbers of the rows in a part.
  private func numbers(_ result: SplitWorkshop.Result, _ name: String) -> [Int] {
    result.lines(name).compactMap {
      String(decoding: $0, as: UTF8.self).firstMatch(of: /Row (\d+)/).flatMap { Int($0.1) }
    }
  }

  @Test func `The newest rows are for validation, in the order of the file`() async throws {
    var random = SplitMix64(seed: 51)
    let days = Array(0..<200).shuffled(using: &random)
    let result = try await split(rows(days)) {
      $0.setParts("train=rest", "validation=10%", "test=5%")
    }
    #expect(result.manifest.files.map(\.rows) == [170, 20, 10])
    #expect(Set(numbers(result, "test").map { days[$0] }) == Set(190..<200))
    #expect(Set(numbers(result, "validation").map { days[$0] }) == Set(170..<190))
    #expect(numbers(result, "validation") == numbers(result, "validation").sorted())
  }

  @Test func `The same time stays together`() async throws {
    let days = (0..<100).map { $0 / 25 }
    let result = try await split(rows(days))
    #expect(result.manifest.files.map(\.rows) == [75, 25])
    #expect(Set(numbers(result, "validation")) == Set(75..<100))
  }

  @Test func `Without a rest, train still gets the oldest`() async throws {
    let result = try await split(rows(Array(0..<100))) { options in
      options.setParts("train=20%", "validation=80%")
    }
    #expect(Set(numbers(result, "train")) == Set(0..<20))
  }

  @Test func `Rows of the gap get a file of their own`() async throws {
    let result = try await split(rows(Array(0..<100))) { $0.gap = 7 * Self.day }
    #expect(Set(numbers(result, "validation")) == Set(90..<100))
    // Seven days before the oldest validation row, 90, is 83, which is just far enough.
    #expect(Set(numbers(result, "gap")) == Set(84..<90))
    #expect(Set(numbers(result, "train")) == Set(0..<84))
    #expect(result.manifest.options["gap"] == "604800s")
  }

  @Test func `A group is as new as its newest row`() async throws {
    let days = Array(0..<100)
    let bytes = rows(days) { $0 == 3 || $0 == 97 ? ", \"user\": \"u\"" : "" }
    let result = try await split(bytes) { options in
      options.groupBy = [GroupKey("user")].compactMap(\.self)
    }
    #expect(numbers(result, "validation").contains(3))
    #expect(numbers(result, "validation").count == 10)
  }

  @Test func `A row without a time is named`() async throws {
    let bytes = rows([1, 2]) + Array("\n{\"text\": \"x\", \"at\": \"soon\"}\n".utf8)
    let error = await #expect(throws: SplitError.self) { try await split(bytes) }
    #expect(error?.description.contains("in.jsonl:4: no time at '/at'") == true)
  }

  @Test func `Numbers and strings can be mixed`() async throws {
    let rows = [
      #"{"text": "Row 0", "at": 1714979289}"#, #"{"text": "Row 1", "at": "2024-05-06T07:08:10Z"}"#,
      #"{"text": "Row 2", "at": 1714979288999}"#, #"{"text": "Row 3", "at": "1714979280"}"#,
    ]
    let result = try await split(Array(rows.joined(separator: "\n").utf8)) { options in
      options.setParts("train=rest", "validation=2")
    }
    #expect(numbers(result, "validation") == [0, 1])
  }

  @Test func `Earlier rows stay, also in the gap`() async throws {
    let workshop = try SplitWorkshop()
    let change: (inout SplitOptions) -> Void = { options in
      options.timeKey = JSONPointer("/at")
      options.gap = 5 * Self.day
    }
    let old = try await workshop.split(rows(Array(0..<100)), change)
    #expect(old.manifest.files.map(\.rows) == [86, 10, 4])
    let new = try await workshop.split(rows(Array(0..<150)), in: "b") { options in
      change(&options)
      options.earlier = EarlierSplit(
        old.manifest, path: workshop.folder.path("a/in.split.json"))
    }
    for name in ["train", "validation", "gap"] {
      #expect(Set(numbers(old, name)).isSubset(of: numbers(new, name)))
    }
    #expect(Set(numbers(new, "validation")).isSuperset(of: 135..<150))
  }
}

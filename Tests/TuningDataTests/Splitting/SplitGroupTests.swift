// SPDX-License-Identifier: Apache-2.0

import JSONLines
import RandomInput
import Testing

@testable import TuningData

/// What belongs together is on one side.
@Suite struct SplitGroupTests {
  private func bytes(_ rows: [String]) -> [UInt8] { rows.flatMap { Array(($0 + "\n").utf8) } }

  private func row(_ keys: [String: Int], _ number: Int) -> String {
    let members = keys.sorted { $0.key < $1.key }.map { ", \"\($0)\": \"\($0)\($1)\"" }
    return "{\"text\": \"Row \(number)\"\(members.joined())}"
  }

  @Test(arguments: SplitOptions.Method.allCases)
  func `A group never straddles`(_ method: SplitOptions.Method) async throws {
    var random = SplitMix64(seed: 31)
    let users = (0..<500).map { _ in random.number(below: 60) }
    let rows = users.enumerated().map { row(["user": $1], $0) }
    let parts = try await SplitWorkshop().assignment(bytes(rows)) { options in
      options.groupBy = [GroupKey("user")].compactMap(\.self)
      options.method = method
      options.setParts("train=rest", "validation=20%", "test=20%")
    }
    #expect(Set(parts) == ["train", "validation", "test"])
    #expect(Set(zip(users, parts).map { "\($0) \($1)" }).count == Set(users).count)
  }

  @Test(arguments: SplitOptions.Method.allCases)
  func `Several keys make connected components`(_ method: SplitOptions.Method) async throws {
    var random = SplitMix64(seed: 32)
    var rows: [[String: Int]] = []
    for _ in 0..<400 {
      var keys: [String: Int] = [:]
      if random.chance(percent: 60) { keys["a"] = random.number(below: 250) }
      if random.chance(percent: 60) { keys["b"] = random.number(below: 250) }
      rows.append(keys)
    }
    let lines = bytes(rows.enumerated().map { row($1, $0) })
    let workshop = try SplitWorkshop()
    let change: (inout SplitOptions) -> Void = { options in
      options.groupBy = ["/a", "/b"].compactMap { GroupKey($0) }
      options.method = method
      options.setParts("train=rest", "validation=30%")
    }
    let parts = try await workshop.assignment(lines, change)
    #expect(Set(parts).count == 2)
    for key in ["a", "b"] {
      var part: [Int: String] = [:]
      for (row, name) in zip(rows, parts) {
        if let value = row[key] { #expect(part.updateValue(name, forKey: value) ?? name == name) }
      }
    }
    // As many groups as the plain way finds.
    let result = try await workshop.split(lines, change)
    #expect(result.manifest.groups == components(rows))
  }

  private func components(_ rows: [[String: Int]]) -> Int {
    var labels = Array(rows.indices)
    for (index, row) in rows.enumerated() {
      for other in 0..<index where row.contains(where: { rows[other][$0.key] == $0.value }) {
        let (one, two) = (labels[other], labels[index])
        for place in labels.indices where labels[place] == two { labels[place] = one }
      }
    }
    return Set(labels).count
  }

  @Test func `Twins by prompt are on one side, whatever they answer`() async throws {
    var rows = GeneratedRows(seed: 33)
    let lines = rows.rows(600)
    let parts = try await SplitWorkshop().assignment(bytes(lines)) { options in
      options.setParts("train=rest", "validation=30%")
    }
    #expect(leaks(lines, parts) == [])
    let off = try await SplitWorkshop().assignment(bytes(lines)) { options in
      options.setParts("train=rest", "validation=30%")
      options.duplicates = .off
    }
    #expect(leaks(lines, off) != [])
  }

  /// The prompts that are on both sides, by another way of reading them.
  private func leaks(_ lines: [String], _ parts: [String]) -> [String] {
    var sides: [String: Set<String>] = [:]
    for (line, part) in zip(lines, parts) where !line.contains("\"text\"") {
      guard let found = line.firstMatch(of: /Question (?:[^"\\]|\\.)*/) else { continue }
      let kind = line.hasPrefix("{\"prompt\"") ? "instruction" : "messages"
      sides["\(kind) \(found.0)", default: []].insert(part)
    }
    return sides.filter { $0.value.count > 1 }.map(\.key)
  }

  @Test func `Identical records are on one side even when written differently`() async throws {
    let spellings = (0..<300).flatMap { number in
      [
        "{\"text\": \"a \(number)\", \"n\": 1}", "{\"n\":1.0,\"text\":\"\\u0061 \(number)\"}",
      ]
    }
    for method in SplitOptions.Method.allCases {
      let parts = try await SplitWorkshop().assignment(bytes(spellings)) { options in
        options.duplicates = .exact
        options.method = method
        options.setParts("train=rest", "validation=50%")
      }
      for pair in stride(from: 0, to: parts.count, by: 2) {
        #expect(parts[pair] == parts[pair + 1])
      }
    }
  }

  @Test func `A row without a key is known by its record`() async throws {
    let nobody = (0..<200).map { "{\"text\": \"Row \($0 % 100)\", \"user\": null}" }
    let rows = nobody + ["{\"text\": \"Row\", \"user\": 7}"]
    let result = try await SplitWorkshop().split(bytes(rows)) { options in
      options.groupBy = [GroupKey("user")].compactMap(\.self)
      options.duplicates = .exact
      options.method = .exact
    }
    #expect(result.manifest.groups == 101)
    #expect(result.manifest.largestGroup == 2)
    #expect(result.manifest.notes == ["200 rows of 201 without user, grouped by the rest alone"])
  }

  @Test func `Near duplicates are on one side, with a proof`() async throws {
    var random = SplitMix64(seed: 34)
    let words = (0..<400).map { "word\($0)" }
    var rows: [String] = []
    for cluster in 0..<60 {
      let text = (0..<60).map { _ in random.pick(words) }
      for copy in 0..<4 {
        var text = text
        text[random.number(below: text.count)] = "changed\(cluster)x\(copy)"
        rows.append("{\"text\": \"\(text.joined(separator: " "))\"}")
      }
    }
    let result = try await SplitWorkshop().split(bytes(rows)) { options in
      options.duplicates = .near(0.7)
      options.method = .exact
      options.setParts("train=rest", "validation=25%")
    }
    let near = try #require(result.manifest.near)
    #expect(near.rowsWithNeighbour == 0)
    #expect(near.rows == 60)
    #expect(result.manifest.groups == 60)
    let train = result.lines("train").map(shingles)
    for row in result.lines("validation").map(shingles) {
      let most = train.map { row.intersection($0).count }.max() ?? 0
      // Of 58 shingles each, 48 in common are 0.7 of all.
      #expect(most < 48)
    }
  }

  private func shingles(_ line: [UInt8]) -> Set<String> {
    let words = String(decoding: line, as: UTF8.self).split(separator: "\"")[2].split(
      separator: " ")
    return Set(words.indices.dropLast(2).map { words[$0...$0 + 2].joined(separator: " ") })
  }
}

// SPDX-License-Identifier: Apache-2.0

import RandomInput
import TestSupport
import Testing

@testable import TuningData

@Suite struct SplitSizeKeepingTests {
  @Test(arguments: [
    (["train=rest", "validation=10%"], 1003, [903, 100]),
    (["train=rest", "validation=100", "test=5%"], 1003, [853, 100, 50]),
    (["train=0.8", "validation=0.1", "test=0.1"], 1005, [804, 101, 100]),
    (["train=rest", "validation=1"], 2, [1, 1]),
    (["a=0.2", "train=0.1", "b=0.7"], 10, [2, 1, 7]),
  ])
  func `Exact sizes are met to the row`(_ parts: [String], _ rows: Int, _ sizes: [Int]) async throws
  {
    for duplicates in [SplitOptions.Duplicates.off, .exact, .prompt] {
      let result = try await SplitWorkshop().split(GeneratedRows.texts(rows)) { options in
        options.parts = parts.compactMap { SplitPart($0) }
        options.method = .exact
        options.duplicates = duplicates
      }
      #expect(result.manifest.files.map(\.rows) == sizes)
    }
  }

  @Test func `The validation part gets no more than allowed`() async throws {
    let result = try await SplitWorkshop().split(GeneratedRows.texts(1000)) { options in
      options.maximumValidation = 30
    }
    #expect(result.manifest.files.map(\.rows) == [970, 30])
    let fewer = try await SplitWorkshop().split(GeneratedRows.texts(100)) { options in
      options.maximumValidation = 30
    }
    #expect(fewer.manifest.files.map(\.rows) == [90, 10])
  }

  @Test func `Strata keep their proportions`() async throws {
    var random = SplitMix64(seed: 41)
    let kinds = (0..<1000).map { _ in
      random.pick(["a", "a", "a", "a", "b", "b", "b", "c", "c", "d"])
    }
    let rows = kinds.enumerated().map { "{\"text\": \"Row \($0)\", \"kind\": \"\($1)\"}\n" }
    let result = try await SplitWorkshop().split(Array(rows.joined().utf8)) { options in
      options.stratify = ["/kind"].compactMap { StratumKey($0) }
      options.setParts("train=rest", "validation=10%", "test=20%")
    }
    #expect(result.manifest.files.map(\.rows) == [700, 100, 200])
    for kind in ["a", "b", "c", "d"] {
      let count = kinds.count { $0 == kind }
      for (file, share) in zip(result.manifest.files, [0.7, 0.1, 0.2]) {
        let found = try #require(file.strata[kind])
        #expect(abs(Double(found) - Double(count) * share) < 2)
        let lines = result.lines(file.name).map { String(decoding: $0, as: UTF8.self) }
        #expect(lines.count { $0.contains("\"kind\": \"\(kind)\"") } == found)
      }
    }
  }

  @Test func `Strata and groups go together`() async throws {
    var random = SplitMix64(seed: 42)
    let users = (0..<900).map { _ in random.number(below: 150) }
    // A user has one kind, so that a group is of one stratum.
    let rows = users.enumerated().map {
      "{\"text\": \"Row \($0)\", \"user\": \"\($1)\", \"kind\": \($1 % 3)}\n"
    }
    let workshop = try SplitWorkshop()
    let result = try await workshop.split(Array(rows.joined().utf8)) { options in
      options.stratify = ["/kind"].compactMap { StratumKey($0) }
      options.groupBy = [GroupKey("user")].compactMap(\.self)
      options.setParts("train=rest", "validation=20%")
    }
    let sides = result.manifest.files.map { file in
      Set(
        result.lines(file.name).compactMap {
          String(decoding: $0, as: UTF8.self).firstMatch(of: /"user": "(\d+)"/)?.1
        }.map(String.init))
    }
    #expect(sides[0].isDisjoint(with: sides[1]))
    for kind in ["0", "1", "2"] {
      let counts = result.manifest.files.map { Double($0.strata[kind] ?? 0) }
      #expect(abs(counts[1] / (counts[0] + counts[1]) - 0.2) < 0.02)
    }
  }

  @Test func `Rare strata are told and go to the rest`() async throws {
    let rows = (0..<200).map { "{\"text\": \"Row \($0)\", \"kind\": \($0 < 3 ? "9" : "1")}\n" }
    let result = try await SplitWorkshop().split(Array(rows.joined().utf8)) { options in
      options.stratify = ["/kind"].compactMap { StratumKey($0) }
    }
    #expect(result.manifest.files.map { $0.strata["9"] } == [3, 0])
    #expect(result.manifest.files.map(\.rows) == [180, 20])
    #expect(result.manifest.notes == ["too few rows to have one in every part, more in train: '9'"])
  }

  @Test func `Computed strata are told by their names`() async throws {
    let tools = #""tools": [{"type": "function", "function": {"name": "f"}}]"#
    let rows = (0..<40).map { number in
      number % 2 == 0
        ? "{\"text\": \"Row \(number)\"}\n"
        : #"{"messages": [{"role": "user", "content": "\#(number)"}, "#
          + #"{"role": "assistant", "content": "a"}], \#(tools)}"# + "\n"
    }
    let result = try await SplitWorkshop().split(Array(rows.joined().utf8)) { options in
      options.stratify = [.format, .turns, .hasTools, .length]
      options.setParts("train=rest", "validation=50%")
    }
    let expected = [
      "conversation, 1, yes, up to 256 bytes": 10, "text, 0, no, up to 256 bytes": 10,
    ]
    for file in result.manifest.files { #expect(file.strata == expected) }
  }

  @Test(arguments: [nil, SplitOptions.Method.exact])
  func `Of every fold a row is validation once and training otherwise`(
    _ method: SplitOptions.Method?
  ) async throws {
    var random = SplitMix64(seed: 43)
    let users = (0..<300).map { _ in random.number(below: 80) }
    let rows = users.enumerated().map { "{\"text\": \"Row \($0)\", \"user\": \"u\($1)\"}\n" }
    let all = multiset(rows.map { Array($0.utf8) })
    let folds = 4
    let result = try await SplitWorkshop().split(Array(rows.joined().utf8)) { options in
      options.folds = folds
      options.groupBy = [GroupKey("user")].compactMap(\.self)
      options.method = method
    }
    #expect(result.manifest.files.count == 2 * folds)
    let validations = (1...folds).map { result.lines("fold\($0).validation") }
    #expect(multiset(validations.joined()) == all)
    for fold in 1...folds {
      let (train, validation) = (result.lines("fold\(fold).train"), validations[fold - 1])
      #expect(multiset(train + validation) == all)
      #expect(names(in: train).isDisjoint(with: names(in: validation)))
      if method == .exact { #expect((70...80).contains(validation.count)) }
    }
  }

  private func names(in lines: [[UInt8]]) -> Set<Substring> {
    Set(
      lines.compactMap {
        String(decoding: $0, as: UTF8.self).split(separator: "\"").dropLast().last
      })
  }

  @Test(arguments: [
    (
      ["train=rest", "validation=500"], 10,
      "the parts ask for 500 rows and there are 10; ask for fewer"
    ),
    (
      ["train=rest", "validation=10"], 10,
      "the part 'train' would be empty: the others take all of 10 rows; ask for fewer"
    ),
    (
      ["train=rest", "validation=0.000001"], 10,
      "the part 'validation' would be empty: none of 10 rows fell to it; ask for more, or use "
        + "--method exact"
    ),
    (["train=rest", "validation=0.1"], 0, "the part 'train' would be empty: there are no rows"),
  ])
  func `A part without rows is refused with the reason`(
    _ parts: [String], _ rows: Int, _ message: String
  ) async throws {
    let workshop = try SplitWorkshop()
    let error = await #expect(throws: SplitError.self) {
      try await workshop.split(GeneratedRows.texts(rows)) { options in
        options.parts = parts.compactMap { SplitPart($0) }
      }
    }
    #expect(error?.description == message)
    #expect(workshop.folder.names == ["a/in.jsonl"])
  }

  @Test func `Groups too large for a part are told`() async throws {
    let rows = (0..<50).map { "{\"text\": \"Row \($0)\", \"user\": \($0 % 2)}\n" }
    let error = await #expect(throws: SplitError.self) {
      try await SplitWorkshop().split(Array(rows.joined().utf8)) { options in
        options.groupBy = [GroupKey("user")].compactMap(\.self)
        options.method = .exact
      }
    }
    #expect(error?.description.contains("the 50 rows make 2 groups that stay together") == true)
  }
}

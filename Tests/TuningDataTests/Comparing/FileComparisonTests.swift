// SPDX-License-Identifier: Apache-2.0

import JSONLines
import RandomInput
import TestSupport
import Testing

@testable import TuningData

@Suite struct FileComparisonTests {
  // MARK: - What is said

  @Test func aFindingHasThePlaceOfTheRowAndNamesItsPartner() async throws {
    let train = [
      instruction("What?", "That."), instruction("Who?", "He."), instruction("Who?", "We."),
    ]
    let validation = ["", instruction("Where?", "There."), instruction("Who?", "She."), train[1]]
    let found = try await compare(train, validation).only("data/train-validation-exact")
    #expect(found.map(\.place?.line) == [3, 4])
    #expect(found.map(\.place?.pointer) == ["/prompt", ""])
    #expect(
      found.map(\.message) == [
        "the prompt is also in line 2 of train.jsonl and 1 more, where the rest differs",
        "the row is also line 2 of train.jsonl; its prompt is in 2 lines there, the first of them 2",
      ])
    #expect(found[0].place?.excerpt?.text.contains("Who?") == true)
    #expect(found[0].place?.byteOffset == validation[1].utf8.count + 13)
  }

  @Test func bothFilesAreCheckedByTheOtherRulesToo() async throws {
    let comparison = FileComparison()
    let train = try await comparison.checkTrain(input(["{\"text\": \"a b c\",}"], "train.jsonl"))
    let validation = try await comparison.checkValidation(input(["{\"text\": \"\"}"], "v.jsonl"))
    #expect(train.counts.map(\.rule) == ["json/trailing-comma"])
    #expect(validation.counts.map(\.rule) == ["text/empty-text"])
  }

  @Test func aNearDuplicateNamesTheRowThatIsMostLikeIt() async throws {
    let words = (1...40).map { "word\($0)" }
    let train = [
      text(words.dropLast(2) + ["other"]), text(["un", "like"]), text(words.dropLast() + ["last"]),
    ]
    let found = try await compare(train, [text(words)]).only("data/train-validation-near")
    #expect(
      found.map(\.message) == [
        "the row is nearly line 3 of train.jsonl: 94% of their shingles are the same"
      ])
  }

  @Test func nearDuplicatesAreNotLookedForWhenOff() async throws {
    let words = (1...40).map { "word\($0)" }
    let files = ([text(words)], [text(words + ["more"])])
    var options = CompareOptions()
    #expect(try await compare(files.0, files.1, options).counts.map(\.rule) == [near])
    options.nearThreshold = nil
    #expect(try await compare(files.0, files.1, options).counts.isEmpty)
    options.nearThreshold = 0.99
    #expect(try await compare(files.0, files.1, options).counts.isEmpty)
  }

  @Test func aKeyThatIsTheSameInAllRowsIsNoGroup() async throws {
    let rows = (0..<30).map { "{\"text\": \"Row \($0)\", \"user\": \"u\($0 == 7 ? 1 : 0)\"}" }
    let constant = rows.filter { !$0.contains("u1") }
    let rule = "data/group-straddles-split"
    #expect(try await compare(Array(constant[..<20]), Array(constant[20...])).only(rule).isEmpty)
    #expect(try await compare(Array(rows[..<20]), Array(rows[20...])).only(rule).count == 10)
    // What the user names counts as it is.
    var options = CompareOptions()
    options.groupBy = [try #require(GroupKey("/user"))]
    let found = try await compare(Array(constant[..<20]), Array(constant[20...]), options).only(
      rule)
    #expect(found.count == 9)
    #expect(found[0].message == "'/user' is the same as in line 1 of train.jsonl and 19 more")
  }

  @Test(arguments: [
    #"{"foo": 1, "user_id": 5}"#, #"{"text": "a", "user\u005fid": 5}"#,
    #"{"messages": [], "prompt": "", "metadata": {"thread_id": 5}}"#,
    #"{"conversations": [], "doc_id": 5}"#, #"{"metadata": {"user": 5}, "text": "a"}"#,
  ])
  func idsAreSeenInRecordsOfAnyKind(_ row: String) async throws {
    let other = row.dropLast() + ", \"more\": 0}"
    let found = try await compare([row], [String(other)]).only("data/group-straddles-split")
    #expect(found.count == 1)
  }

  /// Of bands that many rows share only some are compared, the likeliest.
  @Test func aNearDuplicateIsFoundAmongManyRowsOfOnePattern() async throws {
    let pattern = (1...12).map { "word\($0)" }
    let train = (0..<400).map { row in
      text((0..<8).map { "x\(row)y\($0)" } + pattern)
    }
    let words = (0..<8).map { "x399y\($0)" } + pattern
    let found = try await compare(train, [text(words + ["end"])]).only(near)
    #expect(found.map(\.message).first?.contains("nearly line 400 of") == true)
  }

  @Test func aDifferenceOfLanguageAndToolsIsSaidInNumbers() async throws {
    let english = (0..<60).map {
      text(["The", "ship", "was", "in", "the", "harbour", "at", "\($0 + 10)"])
    }
    let german = (0..<60).map {
      text(["Das", "Schiff", "war", "um", "\($0 + 10)", "in", "dem", "Haf"])
    }
    let found = try await compare(english, Array(english[..<30] + german[..<30]))
      .only("balance/validation-not-like-train")
    #expect(found.contains { $0.message.contains("the shares of languages") })
    #expect(found.allSatisfy { $0.message.contains("train.jsonl") && $0.place == nil })
    // Fewer rows than chance could not explain.
    let few = try await compare(english, Array(english[..<5] + german[..<5]))
    #expect(few.only("balance/validation-not-like-train").isEmpty)
  }

  // MARK: - What makes no difference

  @Test(arguments: 1...4)
  func theOrderOfRowsChangesNoFinding(_ seed: Int) async throws {
    var random = SplitMix64(seed: UInt64(seed))
    let train = Self.rows(200, &random)
    let validation = Self.rows(60, &random)
    let shuffled = (train.shuffled(using: &random), validation.shuffled(using: &random))
    var lint = LintOptions()
    lint.maximumDiagnostics = .max
    let once = try await compare(train, validation, lint: lint)
    let again = try await compare(shuffled.0, shuffled.1, lint: lint)
    #expect(once.counts == again.counts)
    #expect(once.counts.count > 3)
    for rule in once.counts.map(\.rule) {
      #expect(
        flagged(once.only(rule), validation) == flagged(again.only(rule), shuffled.1), "\(rule)")
    }
  }

  @Test func jobsAndBlocksAndMemoryChangeNoFinding() async throws {
    var random = SplitMix64(seed: 11)
    let (train, validation) = (Self.rows(200, &random), Self.rows(60, &random))
    let expected = try await compare(train, validation)
    for jobs in [1, 2, 8] {
      for blockSize in [300, 4096, BlockReader.defaultBlockSize] {
        var lint = LintOptions()
        (lint.jobs, lint.blockSize) = (jobs, blockSize)
        let report = try await compare(train, validation, lint: lint)
        #expect(report == expected, "\(jobs) jobs, blocks of \(blockSize) bytes")
      }
    }
    var options = CompareOptions()
    options.memory = 0
    #expect(try await compare(train, validation, options) == expected)
  }

  @Test func findingsBeyondTheLimitAreCounted() async throws {
    var lint = LintOptions()
    lint.maximumDiagnostics = 2
    let rows = (0..<9).map { instruction("\($0)?", "Yes.") }
    let report = try await compare(rows, rows, lint: lint)
    #expect(report.counts.map(\.count) == [9])
    #expect(report.diagnostics.count == 2)
  }

  // MARK: - What cannot be compared

  @Test func aValidationFileThatIsReadOnceIsRefused() async throws {
    let comparison = FileComparison()
    _ = try await comparison.checkTrain(input([text(["a"])], "train.jsonl"))
    await #expect(throws: CompareError.self) {
      try await comparison.checkValidation(ComparedInput(path: "-"))
    }
  }

  @Test func aFileThatChangesMeanwhileIsTold() async throws {
    let folder = try TemporaryFolder()
    let row = Array((instruction("What?", "That.") + "\n").utf8)
    let train = ComparedInput(path: try folder.write(row, to: "train.jsonl"))
    let validation = ComparedInput(path: try folder.write(row, to: "validation.jsonl"))
    let comparison = FileComparison()
    _ = try await comparison.checkTrain(train)
    _ = try folder.write(row + row, to: "train.jsonl")
    await #expect(throws: CompareError.self) {
      try await comparison.checkValidation(validation)
    }
  }

  @Test func aFileThatIsNoJSONLinesIsNotCompared() async throws {
    let row = instruction("What?", "That.")
    let comparison = FileComparison()
    _ = try await comparison.checkTrain(input(["[\(row)]"], "train.json"))
    let report = try await comparison.checkValidation(input([row], "validation.jsonl"))
    #expect(report.counts.isEmpty)
  }

  // MARK: - Support

  private let near = "data/train-validation-near"

  private func compare(
    _ train: [String], _ validation: [String], _ options: CompareOptions = CompareOptions(),
    lint: LintOptions = LintOptions()
  ) async throws -> FileReport {
    let comparison = FileComparison(options, lint: lint)
    _ = try await comparison.checkTrain(input(train, "train.jsonl"))
    return try await comparison.checkValidation(input(validation, "validation.jsonl"))
  }

  private func input(_ lines: [String], _ path: String) -> ComparedInput {
    ComparedInput(Array(lines.map { $0 + "\n" }.joined().utf8), path: path)
  }

  private func instruction(_ prompt: String, _ completion: String) -> String {
    "{\"prompt\": \"\(prompt)\", \"completion\": \"\(completion)\"}"
  }

  private func text(_ words: [String]) -> String {
    "{\"text\": \"\(words.joined(separator: " "))\"}"
  }

  /// The rows that a rule found something in.
  private func flagged(_ found: [Diagnostic], _ rows: [String]) -> [String] {
    found.map { $0.place.map { rows[$0.line - 1] } ?? "" }.sorted()
  }

  /// Rows of which some share prompts, words or users with others.
  private static func rows(_ count: Int, _ random: inout SplitMix64) -> [String] {
    (0..<count).map { _ in
      let topic = Int.random(in: 0..<300, using: &random)
      let words = (0..<30).map { "w\(topic * $0 % 101)" }.joined(separator: " ")
      let end = ["", " so", " it is so"][Int.random(in: 0..<3, using: &random)]
      let user = Int.random(in: 0..<1000, using: &random)
      return """
        {"prompt": "Tell \(topic)\(end.isEmpty ? "" : " \(user % 7)")", "completion": "\(words)\(end)", \
        "user_id": \(user)}
        """
    }
  }
}

extension FileReport {
  /// The findings of a rule.
  func only(_ rule: String) -> [Diagnostic] { diagnostics.filter { $0.rule == rule } }
}

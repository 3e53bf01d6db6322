// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSONLines
import RandomInput
import TestSupport
import Testing

@testable import TuningData

/// A split that keeps to an earlier one.
@Suite struct SplitLikeTests {
  private let workshop: SplitWorkshop

  init() throws { workshop = try SplitWorkshop() }

  private static let choices: [SplitOptions.Duplicates] = [.prompt, .exact, .off]

  /// The earlier split of the folder `a`.
  private func earlier(_ result: SplitWorkshop.Result) -> EarlierSplit {
    EarlierSplit(result.manifest, path: workshop.folder.path("a/in.split.json"))
  }

  private func sides(_ result: SplitWorkshop.Result) -> [[UInt8]: String] {
    var sides: [[UInt8]: String] = [:]
    for file in result.manifest.files {
      for line in result.lines(file.name) { sides[line] = file.name }
    }
    return sides
  }

  @Test(arguments: choices, SplitOptions.Method.allCases)
  func `Earlier rows stay and only new ones are placed`(
    _ duplicates: SplitOptions.Duplicates, _ method: SplitOptions.Method
  ) async throws {
    let change: (inout SplitOptions) -> Void = { options in
      options.duplicates = duplicates
      options.method = method
      options.setParts("train=rest", "validation=20%")
    }
    let old = try await workshop.split(GeneratedRows.texts(300), change)
    let before = sides(old)
    // Another seed would move all of them.
    let new = try await workshop.split(
      GeneratedRows.texts(150, from: 300) + GeneratedRows.texts(290), in: "b"
    ) { options in
      change(&options)
      options.seed = 1
      options.earlier = earlier(old)
    }
    let after = sides(new)
    #expect(after.count == 440)
    let moved = before.filter { line, side in after[line].map { $0 != side } ?? false }
    #expect(moved.isEmpty)
    #expect(Set(after.filter { before[$0.key] == nil }.values) == ["train", "validation"])
    if method == .exact { #expect(new.rows("validation") == 88) }
  }

  @Test func `A new row follows the rows that it belongs to`() async throws {
    let rows = (0..<100).map { "{\"prompt\": \"p\($0)\", \"completion\": \"a\"}\n" }
    let old = try await workshop.split(Array(rows.joined().utf8))
    let twins = (0..<100).map { "{\"prompt\": \"p\($0)\", \"completion\": \"b\"}\n" }
    // The old rows are not even there any more.
    let new = try await workshop.split(Array(twins.joined().utf8), in: "b") { options in
      options.seed = 1
      options.earlier = earlier(old)
    }
    let before = sides(old)
    for (line, side) in sides(new) {
      let twin = String(decoding: line, as: UTF8.self).replacing("\"b\"}", with: "\"a\"}")
      #expect(before[Array(twin.utf8)] == side)
    }
  }

  @Test func `What brings two sides together moves to the first, and is told`() async throws {
    let rows = (0..<40).map {
      "{\"prompt\": \"p\($0)\", \"completion\": \"a\", \"user\": \"\($0)\"}\n"
    }
    let change: (inout SplitOptions) -> Void = { options in
      options.groupBy = [GroupKey("user")].compactMap(\.self)
      options.setParts("train=rest", "validation=30%")
    }
    let old = try await workshop.split(Array(rows.joined().utf8), change)
    func number(_ name: String) -> String? {
      old.lines(name).first.flatMap {
        String(decoding: $0, as: UTF8.self).firstMatch(of: /p(\d+)/).map { String($0.1) }
      }
    }
    let (train, validation) = (try #require(number("train")), try #require(number("validation")))
    let bridge = "{\"prompt\": \"p\(train)\", \"completion\": \"b\", \"user\": \"\(validation)\"}\n"
    let new = try await workshop.split(Array((rows.joined() + bridge).utf8), in: "b") { options in
      change(&options)
      options.earlier = earlier(old)
    }
    #expect(new.rows("validation") == old.rows("validation") - 1)
    #expect(
      new.manifest.notes == [
        "1 earlier row moved to another part: one group was in several"
      ]
    )
  }

  @Test func `A file that is not what it was is refused`() async throws {
    let old = try await workshop.split(GeneratedRows.texts(100))
    let path = old.manifest.files[1].path
    var bytes = try #require(workshop.folder.bytes(of: "a/" + path))
    bytes[20] ^= 1
    try workshop.folder.write(bytes, to: "a/" + path)
    let error = await #expect(throws: SplitError.self) {
      try await workshop.split(GeneratedRows.texts(100), in: "b") { $0.earlier = earlier(old) }
    }
    #expect(error?.description.contains("\(path): has other contents, by ") == true)
    #expect(workshop.folder.names.filter { $0.hasPrefix("b/") } == ["b/in.jsonl"])
  }

  @Test func `Parts of other names are refused`() async throws {
    let old = try await workshop.split(GeneratedRows.texts(100))
    let error = await #expect(throws: SplitError.self) {
      try await workshop.split(GeneratedRows.texts(100), in: "b") { options in
        options.setParts("train=rest", "eval=10%")
        options.earlier = earlier(old)
      }
    }
    #expect(
      error?.description.contains("has a part 'validation'; the parts here are train, eval") == true
    )
  }

  @Test(arguments: SplitOptions.Method.allCases)
  func `Rows that were put aside come back when they are mended`(
    _ method: SplitOptions.Method
  ) async throws {
    let rows = (0..<50).map { "{\"prompt\": \"p\($0)\", \"completion\": \"a\"}\n" }
    let faulty = "{\"prompt\": \"new\", \"completion\": 5}\n"
    let change: (inout SplitOptions) -> Void = { options in
      options.method = method
      options.checks = true
      options.rejectsPath = workshop.folder.path("rejects.jsonl")
      options.replacesFiles = true
    }
    let old = try await workshop.split(Array((rows.joined() + faulty).utf8), change)
    #expect(old.lines("rejects") == [Array(faulty.utf8)])
    let mended = faulty.replacing("5", with: "\"b\"")
    let new = try await workshop.split(Array((rows.joined() + mended).utf8), in: "b") { options in
      change(&options)
      options.rejectsPath = workshop.folder.path("rejects2.jsonl")
      options.earlier = earlier(old)
    }
    #expect(new.rows("rejects") == 0)
    #expect(new.rows("train") + new.rows("validation") == 51)
  }

  @Test func `A verification finds what changed and what is missing`() async throws {
    let old = try await workshop.split(GeneratedRows.texts(100))
    let path = workshop.folder.path("a/in.split.json")
    let manifest = try SplitManifest(
      try #require(workshop.folder.bytes(of: "a/in.split.json")), path: path)
    #expect(manifest == old.manifest)
    #expect(SplitVerification(manifest, at: path).isSame)
    var bytes = try #require(workshop.folder.bytes(of: "a/in.train.jsonl"))
    bytes[bytes.count / 2] ^= 0x20
    try workshop.folder.write(bytes, to: "a/in.train.jsonl")
    #expect(outcomes(manifest, path)[0] == .different("has other contents"))
    try workshop.folder.write(bytes + [0x0A], to: "a/in.train.jsonl")
    #expect(outcomes(manifest, path)[0] == .different("has more than \(bytes.count) bytes"))
    try workshop.folder.write(bytes.dropLast(), to: "a/in.train.jsonl")
    #expect(
      outcomes(manifest, path)[0]
        == .different("has \(bytes.count - 1) bytes instead of \(bytes.count)"))
    // What has no end is not read to it.
    try? FileManager.default.removeItem(atPath: workshop.folder.path("a/in.train.jsonl"))
    try FileManager.default.createSymbolicLink(
      atPath: workshop.folder.path("a/in.train.jsonl"), withDestinationPath: "/dev/zero")
    #expect(outcomes(manifest, path)[0] == .different("has more than \(bytes.count) bytes"))
    #expect(outcomes(manifest, path)[1] == .same)
    try workshop.folder.write([], to: "b/in.split.json")
    guard case .unreadable = outcomes(manifest, workshop.folder.path("b/in.split.json"))[0] else {
      Issue.record("nothing is there")
      return
    }
  }

  private func outcomes(_ manifest: SplitManifest, _ path: String) -> [SplitVerification.Outcome] {
    SplitVerification(manifest, at: path).files.map(\.outcome)
  }

  @Test func `Whatever the options, an earlier row moves only with a note`() async throws {
    var random = SplitMix64(seed: 81)
    var kept = 0
    for round in 0..<60 {
      var options = SplitOptions.random(&random)
      options.folds = nil
      options.shuffles = false
      guard options.contradiction == nil else { continue }
      var rows = GeneratedRows(seed: UInt64(1000 + round))
      let lines = Set(rows.rows(200)).map { $0 + "\n" }.sorted()
      let more = Set(rows.rows(50)).map { $0 + "\n" }.sorted()
      let workshop = try SplitWorkshop()
      guard let old = try? await workshop.split(Array(lines.joined().utf8), { $0 = options })
      else { continue }
      let path = workshop.folder.path("a/in.split.json")
      options.earlier = EarlierSplit(old.manifest, path: path)
      options.seed = random.next()
      let grown = more + lines.dropLast(20)
      let new: SplitWorkshop.Result
      do {
        new = try await workshop.split(Array(grown.joined().utf8), in: "b") { $0 = options }
      } catch let error as SplitError {
        switch error {
        case .emptyPart, .tooFewRows, .noKey, .overMaximum: continue
        default: throw error
        }
      }
      kept += 1
      let (before, after) = (sides(old), sides(new))
      let moved = before.filter { line, side in after[line].map { $0 != side } ?? false }
      #expect(moved.isEmpty || !new.manifest.notes.isEmpty, "round \(round)")
    }
    #expect(kept > 15)
  }
}

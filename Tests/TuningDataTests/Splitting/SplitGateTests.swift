// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import TuningData

/// Rows with errors do not get into parts unasked.
@Suite struct SplitGateTests {
  private let workshop: SplitWorkshop

  init() throws { workshop = try SplitWorkshop() }

  private static let faulty = [
    #"{"text": None}"#, "{\"text\": 5}", "not JSON", #"{"messages": []}"#, "{\"text\": \"\u{0}\"}",
  ]

  /// A file of a hundred good rows with a faulty one after every tenth, also over ends of blocks.
  private static let file: [String] = (0..<100).flatMap { number in
    let row = "{\"text\": \"Row number \(number).\"}"
    return number % 10 == 9 ? [row, faulty[number / 10 % faulty.count]] : [row]
  }

  private func options(_ change: (inout SplitOptions) -> Void = { _ in }) -> SplitOptions {
    var options = SplitOptions()
    options.lint.jobs = 2
    options.lint.format = .text
    change(&options)
    return options
  }

  @Test(arguments: SplitOptions.Method.allCases)
  func `Errors keep a file from being split`(_ method: SplitOptions.Method) async throws {
    let path = try workshop.folder.write(Self.file.joined(separator: "\n").utf8, to: "in.jsonl")
    let outcome = try await Splitter(options { $0.method = method }).split(path)
    guard case .refused(let report) = outcome else {
      Issue.record("it was split")
      return
    }
    #expect(report.count(.error) >= 10)
    #expect(workshop.folder.names == ["in.jsonl"])
  }

  @Test(arguments: SplitOptions.Method.allCases, [50, 1 << 19])
  func `Faulty rows can be put aside, byte for byte`(
    _ method: SplitOptions.Method, _ blockSize: Int
  ) async throws {
    let lines = Self.file.map { Array(($0 + "\r\n").utf8) }
    let path = try workshop.folder.write(lines.joined(), to: "in.jsonl")
    let options = options { options in
      options.method = method
      options.rejectsPath = workshop.folder.path("rejects.jsonl")
      options.lint.blockSize = blockSize
      options.lint.maximumDiagnostics = 1
    }
    guard case .split(let manifest, let report) = try await Splitter(options).split(path) else {
      Issue.record("it was refused")
      return
    }
    #expect(report?.count(.error) ?? 0 >= 10)
    let faulty = lines.filter { line in
      Self.faulty.contains(String(decoding: line.dropLast(2), as: UTF8.self))
    }
    #expect(workshop.folder.bytes(of: "rejects.jsonl") == Array(faulty.joined()))
    #expect(manifest.files.map(\.name) == ["train", "validation", "rejects"])
    #expect(manifest.files[2].rows == 10)
    #expect(manifest.files[0].rows + manifest.files[1].rows == 100)
    let parts = ["in.train.jsonl", "in.validation.jsonl"].flatMap {
      linesWithEnds(workshop.folder.bytes(of: $0) ?? [])
    }
    #expect(multiset(parts + faulty) == multiset(lines))
  }

  @Test func `Where nothing is faulty the file of rejects is empty, also with folds`() async throws
  {
    let path = try workshop.folder.write(GeneratedRows.texts(60), to: "in.jsonl")
    let options = options { options in
      options.folds = 3
      options.rejectsPath = workshop.folder.path("rejects.jsonl")
    }
    guard case .split(let manifest, _) = try await Splitter(options).split(path) else {
      Issue.record("it was refused")
      return
    }
    #expect(manifest.files.count == 7)
    #expect(workshop.folder.bytes(of: "rejects.jsonl") == [])
  }

  @Test func `Without the check all rows are split`() async throws {
    let bytes = Array(Self.file.joined(separator: "\n").utf8)
    let result = try await workshop.split(bytes) { $0.lint.format = .text }
    #expect(result.manifest.input.rows == 110)
    #expect(result.manifest.options["check"] == "off")
    #expect(result.files.values.reduce(0) { $0 + $1.count } == bytes.count)
  }

  @Test func `Keys that the split needs may be there`() async throws {
    let rows = (0..<50).map {
      "{\"text\": \"Row \($0).\", \"user\": \"\($0)\", \"kind\": \"a\", \"at\": \($0)}\n"
    }
    let path = try workshop.folder.write(Array(rows.joined().utf8), to: "in.jsonl")
    guard case .refused = try await Splitter(options()).split(path) else {
      Issue.record("unknown keys were let through")
      return
    }
    let options = options { options in
      options.groupBy = [GroupKey("user")].compactMap(\.self)
      options.stratify = ["/kind"].compactMap { StratumKey($0) }
    }
    guard case .split = try await Splitter(options).split(path) else {
      Issue.record("it was refused")
      return
    }
  }

  @Test func `A file that is one JSON array is refused even with a file of rejects`() async throws {
    let path = try workshop.folder.write(#"[{"text": "a"}, {"text": "b"}]"#.utf8, to: "in.jsonl")
    let options = options { $0.rejectsPath = workshop.folder.path("rejects.jsonl") }
    guard case .refused(let report) = try await Splitter(options).split(path) else {
      Issue.record("it was split")
      return
    }
    #expect(report.count(.error) == 1)
    #expect(workshop.folder.names == ["in.jsonl"])
  }

  @Test func `A line that is too long is an error with its number`() async throws {
    let long = "{\"text\": \"\(String(repeating: "x", count: 5000))\"}\n"
    let bytes = GeneratedRows.texts(20) + Array(long.utf8) + GeneratedRows.texts(20)
    for method in SplitOptions.Method.allCases {
      let error = await #expect(throws: SplitError.self) {
        try await workshop.split(bytes) { options in
          options.method = method
          options.lint.maximumLineBytes = 1000
          options.lint.blockSize = 256
        }
      }
      #expect(
        error?.description.hasSuffix(
          "in.jsonl:21: longer than 1000 bytes; allow more with --max-line-bytes") == true)
      #expect(workshop.folder.names == ["a/in.jsonl"])
    }
  }
}

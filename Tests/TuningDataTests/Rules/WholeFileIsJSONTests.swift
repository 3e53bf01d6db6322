// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import TuningData

@Suite struct WholeFileIsJSONTests {
  private static let row = #"{"messages": [{"role": "user", "content": "Hi"}]}"#
  private static let indentedRow = row.replacing("[{", with: "[\n    {").replacing(
    "}]", with: "}\n]")

  @Test func anArrayIsTakenApart() async throws {
    let rows = Array(repeating: Self.row, count: 3)
    for separator in [", ", ",\n", ",\n\n  "] {
      let found = try await check("[" + rows.joined(separator: separator) + "]", path: "train.json")
      #expect(found?.message == "the file is one JSON array, not one record on each line")
      #expect(
        found?.help == "put one record on each line: jq -c '.[]' train.json > train.jsonl")
    }
  }

  @Test func recordsOverSeveralLinesAreJoined() async throws {
    let found = try await check(Self.indentedRow + "\n" + Self.indentedRow, path: "a b.jsonl")
    #expect(found?.message == "the records of the file take several lines each")
    #expect(
      found?.help == "put one record on each line: jq -c . 'a b.jsonl' > 'a b.new.jsonl'")
    #expect(found?.place?.line == 1)
  }

  @Test(arguments: [
    ("data", "'.data[]'"), ("train-set", #"'.["train-set"][]'"#), ("it's", #"'.["it'\''s"][]'"#),
  ])
  func recordsInAMemberAreNamed(_ key: String, _ filter: String) async throws {
    let text = "{\n\"version\": 1, \"\(key)\": [\n{\"prompt\": \"a\"},\n{\"prompt\": \"b\"}\n]\n}"
    let found = try await check(text, path: "-")
    #expect(found?.message == "the file is one JSON object with the records in \"\(key)\"")
    #expect(found?.help == "put one record on each line: jq -c \(filter) | jsonlcheck -")
  }

  @Test(arguments: ["[\n", "{\n  \"data\": [\n", "{\"data\": [\n", ""])
  func theStartOfALargeFileIsEnough(_ opening: String) async throws {
    let row = opening.isEmpty ? Self.indentedRow + "\n" : Self.row + ",\n"
    let text = opening + String(repeating: row, count: 50)
    let found = try await check(text, blockSize: 1000)
    #expect(found != nil)
    #expect(found?.help.contains(".data[]") == opening.contains("data"))
  }

  @Test func aLongArrayOnOneLineIsSeenBeforeItsEnd() async throws {
    let text = "[" + String(repeating: Self.row + ", ", count: 500)
    let found = try await check(text, blockSize: 1000, maximumLineBytes: 10_000)
    #expect(found?.help.contains("'.[]'") == true)
  }

  @Test func aByteOrderMarkAndBlankLinesDoNotHideIt() async throws {
    #expect(try await check("\u{FEFF}\n \n[\n\(Self.row)\n]") != nil)
  }

  @Test(
    arguments: [
      // Cut rows, at every place of the first one.
      (1..<row.utf8.count).map { String(row.utf8.prefix($0)) ?? "" },
      // Slips that keep their line, and rows that are no objects.
      [
        row + ",", row + " " + row, "[1, 2]", "[\(row)]", "null", "}", "]", "# comment", "{'a': 1}",
      ],
    ].joined())
  func badJSONLinesStayJSONLines(_ first: String) async throws {
    for rest in [[], [Self.row], [Self.row, Self.row], Array(repeating: Self.row, count: 20)] {
      // What is left of a row when its line feed alone is missing is an object over two lines.
      if first.hasSuffix("[") || first == "{", rest.count == 1 { continue }
      if first == "[\(Self.row)]", rest.isEmpty { continue }
      #expect(try await check(([first] + rest).joined(separator: "\n")) == nil, "\(first)")
    }
  }

  private func check(
    _ text: String, path: String = "train.jsonl", blockSize: Int = 1 << 20,
    maximumLineBytes: Int = 1 << 20
  ) async throws -> Diagnostic? {
    var options = LintOptions()
    options.blockSize = blockSize
    options.maximumLineBytes = maximumLineBytes
    let source = MemorySource(Array((text + "\n").utf8), path: path)
    let report = try await Linter(options: options).check(source)
    let found = report.diagnostics.filter { $0.rule == "json/whole-file-is-json" }
    if !found.isEmpty { #expect(report.lines == 0, "the file is left alone") }
    return found.first
  }
}

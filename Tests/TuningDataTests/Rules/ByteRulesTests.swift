// SPDX-License-Identifier: Apache-2.0

import JSONLines
import Testing

@testable import TuningData

@Suite struct ByteRulesTests {
  private static let row = #"{"text": "a"}"#

  @Test(arguments: [
    ("a\r\n", "the line ends in CR LF"), ("a\r\na\r\n", "all 2 lines end in CR LF"),
    ("a\na\r\na\r\n", "2 of 3 lines end in CR LF"), ("a\na\r\n", "1 of 2 lines ends in CR LF"),
    ("a\r\na", "the line ends in CR LF"),
  ])
  func carriageReturnsAreCounted(_ text: String, _ message: String) async throws {
    for blockSize in [1, 20, 1 << 20] {
      let found = try await check(text.replacing("a", with: Self.row), blockSize: blockSize)
      #expect(found.filter { $0.rule == "encoding/crlf" }.map(\.message) == [message])
    }
  }

  @Test func aCutEndIsToldOnceAtAnyBlockSize() async throws {
    for end in ["", "\n", "\r\n"] {
      let text = Self.row + "\n" + Self.row.dropLast() + end
      for blockSize in 1..<40 {
        let found = try await check(text, blockSize: blockSize)
        let rules = found.map(\.rule).filter { $0 != "encoding/crlf" }
        #expect(rules == ["encoding/truncated-last-line"])
        #expect(found.first { $0.rule == "encoding/truncated-last-line" }?.place?.line == 2)
      }
    }
  }

  @Test func aCutLineBeforeTheLastIsNoTruncation() async throws {
    let found = try await check("{\"text\":\n1")
    #expect(found.map(\.rule).contains("json/invalid-json"))
    #expect(!found.map(\.rule).contains("encoding/truncated-last-line"))
  }

  @Test func keysWithoutQuotesDoNotHideTheRecord() async throws {
    let found = try await check("{messages: [{role: \"user\", content: \"Hi\"}]}\n")
    #expect(found.map(\.rule).filter { $0.hasPrefix("json/") } == ["json/unquoted-key"])
  }

  @Test func aControlCharacterIsNamedWithItsEscape() async throws {
    let found = try await check("{\"text\": \"a\u{0C}b\"}\n")
    #expect(found.map(\.message) == ["a raw control character U+000C inside a string"])
    #expect(
      found.map(\.help) == [
        #"write the control character U+000C as \f, or let a JSON library write the file"#
      ])
  }

  @Test func faultsInsideStringsPointAtTheCharacter() async throws {
    let found = try await check(#"{"a": [{"text": "é\u0000 \ud83d"}]}"# + "\n")
      .filter { $0.rule.hasPrefix("json/") }
    #expect(found.map(\.place?.pointer) == ["/a/0/text", "/a/0/text"])
    #expect(found.map(\.place?.column) == [19, 26])
    #expect(found.map(\.place?.byteColumn) == [20, 27])
  }

  @Test func anArchiveIsLeftAlone() async throws {
    let found = try await check(bytes: [0x1F, 0x8B, 0x08, 0x00, 0x0A, 0xFF], path: "-x.gz")
    #expect(found.map(\.rule) == ["encoding/compressed-mislabelled"])
    #expect(found.map(\.help) == ["unpack it: gunzip -c ./'-x.gz' | jsonlcheck -"])
  }

  /// In quadratic time this would take hours; the limit is for machines that do other work too.
  @Test(.timeLimit(.minutes(10))) func hostileLinesTakeLinearTime() async throws {
    let many = 20_000
    let members = (0..<many).map { "\"k\($0)\": 1e9, \"k\($0 / 2)\": \"\\u0000\\ud800\"" }
    for line in [
      "{" + members.joined(separator: ",") + "}",
      "[" + String(repeating: "12345678901234567890,", count: many) + "1" + "]",
      String(repeating: "1", count: 10 * many),
      "[1e" + String(repeating: "9", count: 10 * many) + "]",
      String(repeating: "[", count: 10 * many), String(repeating: "{\"a\":", count: 10 * many),
      String(repeating: "/**/", count: many), String(repeating: "\0", count: many) + "1",
      String(repeating: "'", count: many), String(repeating: "\"\\", count: many),
    ] {
      #expect(try await !check("{\"text\": \"a\"}\n" + line + "\n").isEmpty)
    }
  }

  private func check(
    _ text: String, blockSize: Int = 1 << 20
  ) async throws -> [Diagnostic] {
    try await check(bytes: Array(text.utf8), blockSize: blockSize)
  }

  private func check(
    bytes: [UInt8], path: String = "train.jsonl", blockSize: Int = 1 << 20
  ) async throws -> [Diagnostic] {
    var options = LintOptions()
    options.blockSize = blockSize
    return try await Linter(options: options).check(MemorySource(bytes, path: path)).diagnostics
  }
}

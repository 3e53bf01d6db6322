// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct YAMLParserTests {
  @Test func `Keeps the order of keys and the places of values`() throws {
    let root = try YAMLParser.parse("b: 1\na:\n  - x\n  - 'y'\n", file: "t.yaml")
    guard case .mapping(let entries) = root.content else {
      Issue.record("not a mapping")
      return
    }
    #expect(entries.map(\.key) == ["b", "a"])
    #expect(entries[1].mark == YAMLMark(line: 2, column: 1))
    guard case .sequence(let items) = entries[1].value.content else {
      Issue.record("not a sequence")
      return
    }
    #expect(items.map(\.content) == [.scalar("x", isQuoted: false), .scalar("y", isQuoted: true)])
    #expect(items[1].mark == YAMLMark(line: 4, column: 5))
  }

  @Test(arguments: ["", "# only a comment\n", "\u{FEFF}", "---\n", "~"])
  func `An empty file is null`(text: String) throws {
    #expect(try YAMLParser.parse(text, file: "t.yaml").isNull)
  }

  @Test func `Counts columns in characters, not in bytes`() throws {
    let root = try YAMLParser.parse("{é: 日本, x: y}", file: "t.yaml")
    guard case .mapping(let entries) = root.content else { return }
    #expect(entries[1].mark == YAMLMark(line: 1, column: 9))
  }

  @Test(arguments: [
    ("a: &x 1\n", "1:4: anchors (\"&name\") are not allowed; write the value out"),
    ("a: *x\n", "1:4: aliases (\"*name\") are not allowed; write the value out"),
    ("&x a: 1\n", "1:1: anchors (\"&name\") are not allowed; write the value out"),
    ("a: [1]\nb: !!str 1\n", "2:4: tags (\"!name\") are not allowed; write the plain value"),
    ("a: !ruby/object {}\n", "1:4: tags (\"!name\") are not allowed; write the plain value"),
    ("a: 1\nb: 2\na: 3\n", "3:1: the key \"a\" was already given on line 1"),
    ("{a: 1, \"a\": 2}", "1:8: the key \"a\" was already given on line 1"),
    ("? [1, 2]\n: 3\n", "1:3: a key has to be a plain word, not a sequence or mapping"),
    ("a: 1\n---\nb: 2\n", "2:1: a second document is not allowed; remove the \"---\""),
    ("a:\n\tb: 1\n", "2:1: a tab cannot indent; use spaces"),
    (
      "a: [1, 2\n",
      "2:1: did not find expected ',' or ']' while parsing a flow sequence from line 1"
    ),
    (
      "a: \"open\n",
      "2:1: found unexpected end of stream while scanning a quoted scalar from line 1"
    ),
    ("a: b: c\n", "1:5: mapping values are not allowed in this context"),
    ("a: 1\n b: 2\n", "2:3: mapping values are not allowed in this context"),
    ("é: \u{1}\n", "1:4: control characters are not allowed"),
  ])
  func `Refuses what is broken or dangerous, and says where`(text: String, message: String) {
    #expect(failure(Array(text.utf8)) == "t.yaml:\(message)")
  }

  @Test func `Places bytes that are not UTF-8`() {
    #expect(
      failure(Array("a: 1\nb: é".utf8) + [0xFF]) == "t.yaml:2:5: invalid leading UTF-8 octet")
    #expect(failure(Array("a: ".utf8) + [0xC3]) == "t.yaml:1:4: incomplete UTF-8 octet sequence")
    #expect(failure([0xFF, 0xFE, 0x61, 0x00]).hasPrefix("t.yaml:1:1: "))
  }

  @Test func `Laughs cannot multiply`() {
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    #expect(failure(Array(bomb.utf8)).contains("anchors"))
  }

  @Test(arguments: ["[", "{a: ", "- "])
  func `Deep nesting ends early instead of in a crash`(opening: String) {
    let deep = String(repeating: opening, count: 200_000)
    #expect(failure(Array(deep.utf8)).contains("nested more than 32 levels deep"))
  }

  @Test func `The deepest nesting that is allowed passes`() throws {
    let depth = YAMLParser.maximumDepth
    let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    _ = try YAMLParser.parse(deep, file: "t.yaml")
    #expect(failure(Array("[\(deep)]".utf8)).contains("nested more than"))
  }

  @Test func `Every truncation of a valid file is read or refused`() {
    let text = "a: {b: [1, \"é\"], c: >-\n  x\n}\nd:\n  - e: 'f'\n    g: |\n      h\n"
    let bytes = Array(text.utf8)
    for count in bytes.indices { _ = failure(Array(bytes[..<count])) }
  }

  @Test func `A zero byte inside quotes is kept`() throws {
    let root = try YAMLParser.parse("\"a\\0b\"", file: "t.yaml")
    #expect(root.content == .scalar("a\u{0}b", isQuoted: true))
  }

  private func failure(_ bytes: [UInt8]) -> String {
    do {
      _ = try YAMLParser.parse(bytes.span, file: "t.yaml")
      return "no error"
    } catch {
      return "\(error)"
    }
  }
}

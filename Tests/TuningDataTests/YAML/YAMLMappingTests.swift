// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct YAMLMappingTests {
  private static let keys = [
    "count", "share", "on", "names", "status", "inner", "title", "gradient-accumulation",
  ]

  @Test func `Reads every kind of value`() throws {
    let mapping = try open(
      "count: 3\nshare: 0.5\non: true\nnames: [a, b]\nstatus: retired\ntitle: \"5\"\ninner: {x: 1}")
    #expect(try mapping.integer("count", in: 1...9) == 3)
    #expect(try mapping.number("share", in: 0...1) == 0.5)
    #expect(try mapping.boolean("on") == true)
    #expect(try mapping.strings("names") == ["a", "b"])
    #expect(try mapping.choice("status", of: ModelStatus.self) == .retired)
    #expect(try mapping.string("title") == "5")
    #expect(try mapping.mapping("inner", keys: ["x"])?.integer("x", in: 0...1) == 1)
  }

  @Test func `An absent key and an empty value read as nil`() throws {
    let mapping = try open("count:\nnames: ~\n")
    #expect(try mapping.integer("count", in: 1...9) == nil)
    #expect(try mapping.strings("names") == nil)
    #expect(try mapping.boolean("on") == nil)
    #expect(throws: YAMLError.self) { try mapping.required("count", mapping.string("count")) }
  }

  @Test(arguments: [
    ("count: 12", "1:8: expected a whole number from 1 to 9 for \"count\", found \"12\""),
    ("count: \"3\"", "1:8: expected a whole number from 1 to 9 for \"count\", found \"3\""),
    (
      "count: 99999999999999999999",
      "1:8: expected a whole number from 1 to 9 for \"count\", "
        + "found \"99999999999999999999\""
    ),
    ("count: [3]", "1:8: expected a whole number from 1 to 9 for \"count\", found a sequence"),
    ("share: nan", "1:8: expected a number from 0.0 to 1.0 for \"share\", found \"nan\""),
    ("on: yes", "1:5: expected true or false for \"on\", found \"yes\""),
    ("\n\nnames: {a: 1}", "3:8: expected a sequence for \"names\", found a mapping"),
    ("names: [a, [b]]", "1:12: expected text in \"names\", found a sequence"),
    ("names: [a, b, a]", "1:15: \"a\" is repeated in \"names\""),
    (
      "status: retird",
      "1:9: expected one of current, current-limits-unknown, announced, retired "
        + "for \"status\", found \"retird\"; did you mean \"retired\"?"
    ),
    ("title: \"\"", "1:8: expected text for \"title\", found \"\""),
    ("inner: 5", "1:8: expected a mapping (\"key: value\"), found \"5\""),
    ("- 5", "1:1: expected a mapping (\"key: value\"), found a sequence"),
    ("tilte: 5", "1:1: unknown key \"tilte\"; did you mean \"title\"?"),
    (
      "gradient_acumulation: 5",
      "1:1: unknown key \"gradient_acumulation\"; "
        + "did you mean \"gradient-accumulation\"?"
    ),
    (
      "zzz: 5",
      "1:1: unknown key \"zzz\"; known are count, share, on, names, status, inner, "
        + "title, gradient-accumulation"
    ),
  ])
  func `A wrong value is placed and explained`(text: String, message: String) {
    do {
      let mapping = try open(text)
      _ = try mapping.integer("count", in: 1...9)
      _ = try mapping.number("share", in: 0...1)
      _ = try mapping.boolean("on")
      _ = try mapping.strings("names")
      _ = try mapping.choice("status", of: ModelStatus.self)
      _ = try mapping.string("title")
      _ = try mapping.mapping("inner", keys: ["x"])
      Issue.record("no error")
    } catch {
      #expect("\(error)" == "t.yaml:\(message)")
    }
  }

  @Test func `Own values win over defaults`() throws {
    let defaults = try open("count: 1\non: true")
    let filled = try open("count: 2").filled(from: defaults)
    #expect(try filled.integer("count", in: 1...9) == 2)
    #expect(try filled.boolean("on") == true)
  }

  private func open(_ text: String) throws(YAMLError) -> YAMLMapping {
    try YAMLMapping(YAMLParser.parse(text, file: "t.yaml"), file: "t.yaml", keys: Self.keys)
  }
}

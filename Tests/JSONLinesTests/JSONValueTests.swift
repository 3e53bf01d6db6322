// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSONLines

@Suite struct JSONValueTests {
  @Test func kindsAndSpellingsAreThoseOfTheText() throws {
    let root = try value(#"{"o":{},"a":[],"s":"x","n":-1.50e+2,"t":true,"f":false,"z":null}"#)
    #expect(root.kind == .object)
    #expect(
      root.members.map(\.value.kind) == [
        .object, .array, .string, .number, .true, .false, .null,
      ])
    #expect(root.members.allSatisfy { $0.key.kind == .key })
    #expect(
      root.members.map(\.value.spelling) == [
        "{}", "[]", "\"x\"", "-1.50e+2", "true", "false", "null",
      ])
  }

  @Test func rangesLieInTheText() throws {
    let text = #"  {"é" : [1, "😀"]} "#
    let root = try value(text)
    #expect(root.range == 2..<text.utf8.count - 1)
    let list = try #require(root["é"])
    #expect(list.elements.map(\.spelling) == ["1", "\"😀\""])
    #expect(list.elements.map(\.range) == [11..<12, 14..<20])
  }

  @Test func membersAreFoundByTheirText() throws {
    let root = try value(#"{"a": 1, "\u0062": 2, "": 3, "aa": 4, "a\"": 5}"#)
    for (key, spelling) in ["a": "1", "b": "2", "": "3", "aa": "4", "a\"": "5"] {
      #expect(root[key]?.spelling == spelling)
    }
    #expect(root["c"] == nil)
    #expect(root["\\u0062"] == nil)
  }

  @Test func ofDuplicateMembersTheLastOneCounts() throws {
    let root = try value(#"{"a": 1, "b": 0, "\u0061": 2, "a": [3]}"#)
    #expect(root["a"]?.spelling == "[3]")
    #expect(root.members.count { $0.key.isText("a") } == 3)
  }

  @Test func otherKindsHaveNoMembersAndNoElements() throws {
    for text in ["[1]", "\"a\"", "1", "true", "null"] {
      #expect(try value(text)["a"] == nil)
      #expect(try value(text).members.isEmpty)
    }
    for text in [#"{"a": 1}"#, "\"a\"", "1", "null"] { #expect(try value(text).elements.isEmpty) }
  }

  @Test(arguments: [
    (#""\n\t\r\b\f\/\\\"""#, "\n\t\r\u{8}\u{C}/\\\""), (#""\u0041\u00e9\u20AC""#, "Aé€"),
    (#""\ud83d\ude00!""#, "😀!"), (#""\uD834\uDD1E""#, "\u{1D11E}"), (#""\u0000""#, "\u{0}"),
    (#""\ud83d""#, "\u{FFFD}"), (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
    (#""\ud83dx""#, "\u{FFFD}x"), (#""\ud83d\n""#, "\u{FFFD}\n"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), ("\"é😀\"", "é😀"),
    (#""""#, ""), (#""\\u0041""#, "\\u0041"),
  ])
  func escapesAreResolved(_ spelling: String, _ text: String) throws {
    let string = try value(spelling)
    #expect(string.text == text)
    #expect(string.isText(text))
    #expect(!string.isText(text + "x"))
    #expect(try value("{\(spelling):1}")[text]?.spelling == "1")
  }

  @Test func onlyStringsHaveText() throws {
    for text in ["1", "null", "[]", "{}", "true"] {
      #expect(try value(text).text == nil)
      #expect(try !value(text).isText(text))
    }
  }

  @Test func numbersAreDoubles() throws {
    #expect(try value("0.1").number == 0.1)
    #expect(try value("-1E-2").number == -0.01)
    #expect(try value("1e400").number == .infinity)
    #expect(try value("9223372036854775808").number == 0x1p63)
    #expect(try value("\"1\"").number == nil)
  }

  @Test(arguments: [
    (#"{"a":1,"b":[2]}"#, #" { "b" : [ 2 ] , "a" : 1 } "#), (#""\u0041""#, #""A""#),
    ("1.0", "1"), ("1e2", "100"), ("-0", "0"), ("[]", "[ ]"), (#"{"a":1,"a":2}"#, #"{"a":2}"#),
  ])
  func spellingDoesNotMatterToEquality(_ left: String, _ right: String) throws {
    #expect(try value(left) == value(right))
    #expect(try value(right) == value(left))
  }

  @Test(arguments: [
    ("1", "2"), ("1", "\"1\""), ("true", "false"), ("null", "false"), ("[]", "{}"),
    ("[1]", "[1,1]"),
    ("[1,2]", "[2,1]"), (#"{"a":1}"#, #"{"a":1,"b":1}"#), (#"{"a":1}"#, #"{"b":1}"#),
    (#"{"a":1}"#, #"{"a":2}"#), (#""a""#, #""A""#), ("\"é\"", "\"e\u{301}\""),
  ])
  func whatMeansSomethingElseIsNotEqual(_ left: String, _ right: String) throws {
    #expect(try value(left) != value(right))
    #expect(try value(right) != value(left))
  }

  @Test func aDocumentIsUsedForLineAfterLine() throws {
    let buffer = ByteBuffer(Array("[1]\n{\"a\":2}\r\n[\n\"x\"".utf8))
    let document = JSONDocument()
    #expect(document.scan(buffer, 0..<3))
    #expect(document.root?.elements.first?.spelling == "1")
    #expect(document.scan(buffer, 4..<11))
    #expect(document.root?["a"]?.spelling == "2")
    #expect(!document.scan(buffer, 13..<14))
    #expect(document.root == nil)
    #expect(document.scan(buffer, 15..<18))
    #expect(document.root?.text == "x")
    #expect(document.byteCount == 3)
  }

  private func value(_ text: String) throws -> JSONValue {
    let document = JSONDocument()
    #expect(document.scan(text: text.utf8), "\(text)")
    return try #require(document.root)
  }
}

// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSONLines

@Suite struct JSONPointerLookupTests {
  /// The examples of RFC 6901, section 5, and more.
  private static let document = #"""
    {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, \#
    " ": 7, "m~n": 8, "list": [{"x": [10, 11]}, {"\u00e9": {"~1": 9}}]}
    """#

  @Test(arguments: [
    ("/foo/0", "\"bar\""), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"), ("/g|h", "4"),
    ("/i\\j", "5"), ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"), ("/list/0/x/1", "11"),
    ("/list/1/é/~01", "9"),
  ])
  func pointersLeadToValues(_ pointer: String, _ spelling: String) throws {
    let root = try root()
    let pointer = try #require(JSONPointer(pointer))
    #expect(root.value(at: pointer)?.spelling == spelling)
  }

  @Test(arguments: [
    "/foo/2", "/foo/-1", "/foo/01", "/foo/+1", "/foo/-", "/foo/", "/no", "/foo/0/x", "//",
    "/foo/99999999999999999999",
  ])
  func pointersMayLeadNowhere(_ pointer: String) throws {
    let root = try root()
    #expect(root.value(at: try #require(JSONPointer(pointer))) == nil)
  }

  @Test func noTokensMeanTheWhole() throws {
    let root = try root()
    #expect(root.value(at: JSONPointer())?.index == 0)
    #expect(JSONPointer("")?.tokens == [])
    #expect(JSONPointer().description == "")
  }

  @Test(arguments: ["a", "0", " /a", "#/a"])
  func aPointerStartsWithASlash(_ text: String) {
    #expect(JSONPointer(text) == nil)
  }

  @Test(arguments: [
    [], [""], ["a"], ["a/b", "~", "~1", "~0"], ["", ""], ["é", "😀", "0"], ["e\u{301}/"], ["\r\n~"],
  ])
  func tokensSurviveTheText(_ tokens: [String]) throws {
    let pointer = JSONPointer(tokens)
    let again = try #require(JSONPointer(pointer.description))
    #expect(again.tokens.map { Array($0.utf8) } == tokens.map { Array($0.utf8) })
  }

  @Test func unknownEscapesStandForThemselves() {
    #expect(JSONPointer("/a~2b/~")?.tokens == ["a~2b", "~"])
  }

  @Test func everyValueKnowsAPointerThatLeadsBack() throws {
    let root = try root()
    for index in 0..<root.document.nodeCount {
      let value = JSONValue(document: root.document, index: index)
      let target = value.kind == .key ? index + 1 : index
      #expect(root.value(at: value.pointer)?.index == target)
    }
  }

  @Test func thePointerOfADuplicateNamesItsKey() throws {
    let document = JSONDocument()
    #expect(document.scan(text: #"{"a": {"b": [1]}, "a": {"b": [2]}}"#.utf8))
    let root = try #require(document.root)
    let first = try #require(root.members.first?.value["b"]?.elements.first)
    #expect(first.spelling == "1")
    #expect(first.pointer.description == "/a/b/0")
    #expect(root.value(at: first.pointer)?.spelling == "2")
  }

  private func root() throws -> JSONValue {
    let document = JSONDocument()
    #expect(document.scan(text: Self.document.utf8))
    return try #require(document.root)
  }
}

// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSONLines

@Suite struct JSONPointerTests {
  @Test func everyValueAndKeyHasItsPointer() {
    let document = JSONDocument()
    #expect(document.scan(text: #"{"a": [1, {"b/c": [], "": null}], "d~": {"e": [[2]]}}"#.utf8))
    #expect(
      document.values.map(\.pointer.description) == [
        "", "/a", "/a", "/a/0", "/a/1", "/a/1/b~1c", "/a/1/b~1c", "/a/1/", "/a/1/", "/d~0", "/d~0",
        "/d~0/e", "/d~0/e", "/d~0/e/0", "/d~0/e/0/0",
      ])
    for value in document.values where value.kind != .key {
      #expect(document.root?.value(at: value.pointer)?.index == value.index)
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSONLines

@Suite struct JSONTreeTests {
  @Test func membersAreIndentedInTheirOrder() {
    let tree = JSONTree.object([
      ("b", .integer(1)), ("a", .array([.null, .boolean(true)])), ("empty", .object([])),
      ("none", .array([])),
    ])
    #expect(
      tree.text == """
        {
          "b": 1,
          "a": [
            null,
            true
          ],
          "empty": {},
          "none": []
        }

        """)
  }

  @Test func everyScalarOfTheBasicPlaneSurvives() throws {
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = try reread(.string("a\(scalar)b"))?.text
      guard text?.unicodeScalars.elementsEqual("a\(scalar)b".unicodeScalars) != true else {
        continue
      }
      Issue.record("U+\(String(value, radix: 16)) becomes \(text.debugDescription)")
    }
  }

  @Test(arguments: ["😀", "\u{1D11E}", "\u{10FFFF}", "\u{E0041}", "e\u{301}", "👩‍👩‍👧", "\u{1BCA0}"])
  func scalarsOfHigherPlanesSurvive(_ string: String) throws {
    #expect(
      try reread(.string(string))?.text?.unicodeScalars.elementsEqual(string.unicodeScalars) == true
    )
  }

  @Test(arguments: [
    ("\"", #"\""#), ("\\", #"\\"#), ("\n", #"\n"#), ("\r", #"\r"#), ("\t", #"\t"#),
    ("\0", #"\u0000"#),
    ("\u{1B}", #"\u001b"#), ("\u{7F}", #"\u007f"#), ("\u{9B}", #"\u009b"#),
    ("\u{202E}", #"\u202e"#),
    ("\u{2028}", #"\u2028"#), ("\u{FEFF}", #"\ufeff"#), ("\u{E0041}", #"\udb40\udc41"#), ("é", "é"),
    ("/", "/"),
  ])
  func whatCouldSteerATerminalIsEscaped(_ string: String, _ escaped: String) {
    #expect(JSONTree.string(string).text == "\"\(escaped)\"\n")
  }

  @Test(arguments: [
    0, -0.0, 1, -1.5, 0.1, 1e300, -1e-300, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e16,
    123_456_789.125,
  ])
  func numbersSurvive(_ number: Double) throws {
    let again = try #require(try reread(.number(number))?.number)
    #expect(again == number)
    #expect(again.sign == number.sign)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNoNumberOfJSONBecomesNull(_ number: Double) {
    #expect(JSONTree.number(number).text == "null\n")
  }

  @Test(arguments: [Int.min, -1, 0, Int.max])
  func integersAreExact(_ integer: Int) throws {
    #expect(try reread(.integer(integer))?.spelling == String(integer))
  }

  @Test func keysAreEscapedLikeStrings() throws {
    let key = "a\"\\\n\u{0}\u{202E}"
    #expect(try reread(.object([(key, .integer(1))]))?[key]?.spelling == "1")
  }

  private func reread(_ tree: JSONTree) throws -> JSONValue? {
    let document = JSONDocument()
    guard document.scan(text: tree.text.utf8) else { return nil }
    return document.root
  }
}

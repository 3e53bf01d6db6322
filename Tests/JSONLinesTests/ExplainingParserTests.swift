// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import JSONLines

@Suite struct ExplainingParserTests {
  /// A text with one slip, and what is said of it; `↓` stands before the first byte at fault.
  struct Slip: Sendable, CustomTestStringConvertible {
    var text: String
    var kind: JSONFault.Kind
    var message: String
    var testDescription: String { text }

    init(_ text: String, _ kind: JSONFault.Kind, _ message: String) {
      self.text = text
      self.kind = kind
      self.message = message
    }
  }

  static let slips = [
    // Something else than the grammar asks for.
    Slip(
      #"{"role": "user" ↓"content": "Hi"}"#, .unexpected,
      #"expected ',' or '}' after the value of "role"; found '"'"#),
    Slip(#"{"a" ↓1}"#, .unexpected, #"expected ':' after the key "a"; found '1'"#),
    Slip(#"{"a": ↓}"#, .unexpected, #"expected a value for "a"; found '}'"#),
    Slip(#"{"a": ↓yes}"#, .unexpected, #"expected a value for "a"; found 'yes'"#),
    Slip(#"{↓1: 2}"#, .unquotedKey, "the key '1' is not in quotes"),
    Slip(#"{↓[]: 2}"#, .unexpected, "expected a key in double quotes; found '['"),
    Slip(#"{↓“a”: 2}"#, .unexpected, "expected a key in double quotes; found '“' (U+201C)"),
    Slip("[1 ↓2]", .unexpected, "expected ',' or ']' after an element of the array; found '2'"),
    Slip("[1↓}", .unexpected, "expected ',' or ']' after an element of the array; found '}'"),
    Slip("[↓,1]", .unexpected, "expected a value; found ','"),
    Slip(#"{"a": 1}↓}"#, .unexpected, "expected the end of the line after the value; found '}'"),
    Slip(
      #"{"a": 1} ↓trailing"#, .unexpected,
      "expected the end of the line after the value; found 'trailing'"),
    Slip("↓hello", .unexpected, "expected a JSON value; found 'hello'"),
    Slip(
      "[1↓\u{A0}]", .unexpected,
      "expected ',' or ']' after an element of the array; found '\u{A0}' (U+00A0)"),

    // The end comes too early.
    Slip(
      #"{"a": "b↓"#, .unexpectedEnd, "the line ends inside the string that starts at byte 7"),
    Slip(#"{"a": "b\↓"#, .unexpectedEnd, "the line ends inside an escape"),
    Slip(#"{"a": "b\u12↓"#, .unexpectedEnd, "the line ends inside an escape"),
    Slip(#"{"a": 1.↓"#, .unexpectedEnd, "the line ends inside a number"),
    Slip(#"{"a": tru↓"#, .unexpectedEnd, "the line ends inside a word that starts with 'tru'"),
    Slip(
      #"{"a": [1, 2↓"#, .unexpectedEnd,
      "the line ends where ',' or ']' after an element of the array is due; "
        + "the array opened at byte 7 is not closed"),
    Slip(
      #"{"a": {"b": 1}↓"#, .unexpectedEnd,
      #"the line ends where ',' or '}' after the value of "a" is due; "#
        + "the object opened at byte 1 is not closed"),
    Slip(#"{"a":↓"#, .unexpectedEnd, #"the line ends where a value for "a" is due"#),

    // More than one value.
    Slip(#"{"a": 1} ↓{"a": 2}"#, .severalValues, "a second value follows the first"),
    Slip(#"{"a": 1}, ↓{"a": 2}"#, .severalValues, "a second value follows the first after a comma"),
    Slip(
      "{\"a\": 1}\r↓{\"a\": 2}", .loneCarriageReturn,
      "a second value follows a bare carriage return"),

    // Commas too many.
    Slip(#"{"a": 1↓,}"#, .trailingComma, "a comma stands before the closing '}'"),
    Slip("[1, 2↓, ]", .trailingComma, "a comma stands before the closing ']'"),
    Slip(
      #"{"a": 1}↓,"#, .trailingComma,
      "a comma stands after the value; line ends alone part the records"),
    Slip(
      #"{"a": 1}↓, "#, .trailingComma,
      "a comma stands after the value; line ends alone part the records"),

    // Other languages.
    Slip(#"{↓'a': 1}"#, .singleQuotes, "a key in single quotes: 'a'"),
    Slip(#"{"a": ↓'b "c"'}"#, .singleQuotes, #"a string in single quotes: 'b "c"'"#),
    Slip(#"{↓role: "user"}"#, .unquotedKey, "the key 'role' is not in quotes"),
    Slip(#"{"a": ↓None}"#, .pythonLiteral, "Python's 'None' is 'null' in JSON"),
    Slip(#"{"a": ↓True}"#, .pythonLiteral, "Python's 'True' is 'true' in JSON"),
    Slip(#"{"a": 1} ↓// one"#, .comment, "a comment; JSON has none"),
    Slip(#"{"a": ↓/* one */ 1}"#, .comment, "a comment; JSON has none"),
    Slip("[↓/**/1]", .comment, "a comment; JSON has none"),
    Slip("↓# nothing else", .comment, "a comment; JSON has none"),

    // Numbers.
    Slip(#"{"a": ↓NaN}"#, .nonFiniteNumber, "'NaN' is not a number of JSON"),
    Slip(#"{"a": ↓-Infinity}"#, .nonFiniteNumber, "'-Infinity' is not a number of JSON"),
    Slip("[↓01]", .malformedNumber, "'01' is not a number of JSON"),
    Slip("[↓+1]", .malformedNumber, "'+1' is not a number of JSON"),
    Slip("[↓.5]", .malformedNumber, "'.5' is not a number of JSON"),
    Slip("[↓1.]", .malformedNumber, "'1.' is not a number of JSON"),
    Slip("[↓0x1F]", .malformedNumber, "'0x1F' is not a number of JSON"),
    Slip("[↓1_000]", .malformedNumber, "'1_000' is not a number of JSON"),

    // Strings.
    Slip(
      #"{"a": "say "↓hi" now"}"#, .unescapedQuote,
      #"expected ',' or '}' after the value of "a"; found 'hi'; "#
        + "the string before it seems to go on"),
    Slip(
      #"{"a": "a 5" ↓screen"}"#, .unescapedQuote,
      #"expected ',' or '}' after the value of "a"; found 'screen'; "#
        + "the string before it seems to go on"),
    Slip(#"["↓\d"]"#, .invalidEscape, #"'\d' is not an escape of JSON"#),
    Slip(#"["↓\u12x4"]"#, .invalidEscape, #"'\u' needs four hexadecimal digits after it"#),
    Slip("[\"a↓\tb\"]", .controlCharacter, "a raw tab inside a string"),
    Slip("[\"a↓\u{1B}b\"]", .controlCharacter, "a raw control character U+001B inside a string"),
    Slip("[\"a↓\0b\"]", .nul, "a raw NUL byte inside a string"),
    Slip("{\"a\": 1}↓\0\0\0", .nul, "3 NUL bytes end the line"),
    Slip("↓\0\0", .nul, "2 NUL bytes end the line"),
    Slip("↓\u{FEFF}{}", .byteOrderMark, "a byte order mark (U+FEFF) stands before the value"),
  ]

  @Test(arguments: slips)
  func aSlipIsNamedAtItsFirstByte(_ slip: Slip) throws {
    let parts = slip.text.split(separator: "↓", omittingEmptySubsequences: false)
    let faults = faults(in: Array(parts.joined().utf8))
    #expect(faults.map(\.kind) == [slip.kind])
    #expect(faults.map(\.offset) == [parts[0].utf8.count])
    #expect(faults.map(\.message) == [slip.message])
  }

  @Test func everySlipOfALineIsFound() {
    let text = #"{'a': None, b: [1, 2,], "c": NaN, "d": 01, "e": "\q"} // six"#
    #expect(
      faults(in: Array(text.utf8)).map(\.kind) == [
        .singleQuotes, .pythonLiteral, .unquotedKey, .trailingComma, .nonFiniteNumber,
        .malformedNumber, .invalidEscape, .comment,
      ])
  }

  @Test func whatWasMeantCanBeReadAfterwards() {
    let document = JSONDocument()
    #expect(!document.scan(text: #"{'a': None, bc: ["x\qy", 'it\'s',], "d": True},"#.utf8))
    #expect(document.explain().count == 5)
    #expect(document.root?["a"]?.kind == .null)
    #expect(document.root?["bc"]?.elements.map(\.text) == ["xqy", "it's"])
    #expect(document.root?["d"]?.kind == .true)
  }

  @Test func bytesThatAreNotUTF8AreNamed() {
    let faults = faults(in: Array("[\"caf".utf8) + [0xE9] + Array("\"]".utf8))
    #expect(
      faults == [
        JSONFault(
          kind: .invalidUTF8, offset: 5, length: 1,
          message: "the byte 0xE9 is not part of valid UTF-8")
      ])
  }

  @Test(arguments: [[0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98]] as [[UInt8]])
  func aCharacterThatTheEndCutsIsNotWrongToo(_ character: [UInt8]) {
    #expect(faults(in: Array("[\"a".utf8) + character).map(\.kind) == [.unexpectedEnd])
  }

  @Test func nestingHasALimit() {
    let depth = JSONDocument.maximumDepth
    let deepest = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(faults(in: Array(deepest.utf8)).isEmpty)
    let faults = faults(in: Array("[\(deepest)]".utf8))
    #expect(faults.map(\.kind) == [.tooDeep])
    #expect(faults.map(\.offset) == [depth])
  }

  @Test func theStartOfATextCanBeReadAsFarAsItGoes() throws {
    let document = JSONDocument()
    #expect(!document.scan(text: #"{"data": [{"a": 1}, {"b": [2], "c":"#.utf8))
    #expect(document.explainPrefix().map(\.kind) == [.unexpectedEnd])
    let data = try #require(document.root?["data"])
    #expect(data.elements.count == 2)
    #expect(data.elements.dropFirst().first?.members.map(\.key.text) == ["b"])
  }

  private func faults(in text: [UInt8]) -> [JSONFault] {
    var parser = ExplainingParser(text)
    _ = parser.parse()
    return parser.faults
  }
}

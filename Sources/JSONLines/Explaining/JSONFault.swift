// SPDX-License-Identifier: Apache-2.0

/// One reason why a text is not JSON, at the byte where it shows.
public struct JSONFault: Sendable, Equatable {
  /// The kinds of slips that are told apart.
  public enum Kind: Sendable, Equatable, CaseIterable {
    /// Something else than the grammar asks for.
    case unexpected
    /// The text ends before its value does.
    case unexpectedEnd
    /// A second value follows the first.
    case severalValues
    /// A second value follows the first after a bare carriage return.
    case loneCarriageReturn
    /// A comma before a closing bracket.
    case trailingComma
    /// A string or key in single quotes.
    case singleQuotes
    /// A key without quotes.
    case unquotedKey
    /// A string goes on after what looks like its end.
    case unescapedQuote
    /// `// …`, `/* … */` or `# …`.
    case comment
    /// `None`, `True` or `False`.
    case pythonLiteral
    /// `NaN`, `Infinity` or a relative.
    case nonFiniteNumber
    /// A number that JSON does not spell this way: `+1`, `01`, `.5`, `1.`, `0x1F`.
    case malformedNumber
    /// A backslash before a character that has no escape.
    case invalidEscape
    /// A raw control character inside a string.
    case controlCharacter
    /// A raw byte of value zero.
    case nul
    /// A byte sequence that is not UTF-8.
    case invalidUTF8
    /// A byte order mark before the value.
    case byteOrderMark
    /// Objects and arrays nested deeper than `JSONDocument.maximumDepth`.
    case tooDeep
  }

  /// What kind of slip it is.
  public var kind: Kind
  /// The offset of the first byte at fault from the start of the text.
  public var offset: Int
  /// How many bytes are at fault; at least 1, except at the end of the text.
  public var length: Int
  /// What is wrong, in a sentence without a final period.
  public var message: String
}

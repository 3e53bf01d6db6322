// SPDX-License-Identifier: Apache-2.0

/// Sets of characters in regular expressions, from Oniguruma's syntax to ICU's.
enum PatternSet {
  /// A member of a set: a character, or a class of some.
  struct Item {
    var text: String
    /// Whether it is a single character, which can start or end a range.
    var isCharacter: Bool
  }

  private static let maximumDepth = 20

  /// Reads a set whose bracket has been taken; returns it for ICU.
  static func read(_ rest: inout Substring.UnicodeScalarView, depth: Int = 0)
    throws(VocabularyFault) -> String
  {
    guard depth < maximumDepth else { throw VocabularyFault("has a pattern of too many brackets") }
    var result = "["
    if rest.first == "^" {
      rest.removeFirst()
      result += "^"
    }
    var operands: [String] = [""]
    var isFirst = true
    while let scalar = rest.popFirst() {
      if scalar == "]", !isFirst {
        return result + (operands.count == 1 ? operands[0] : intersection(operands)) + "]"
      }
      isFirst = false
      if scalar == "&", rest.first == "&" {
        rest.removeFirst()
        operands.append("")
        continue
      }
      operands[operands.count - 1] += try members(scalar, &rest, depth: depth)
    }
    throw VocabularyFault("has a pattern with a bracket that is not closed")
  }

  private static func intersection(_ operands: [String]) -> String {
    operands.map { "[" + $0 + "]" }.joined(separator: "&&")
  }

  /// Reads a member, or a range of characters.
  private static func members(
    _ scalar: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView, depth: Int
  ) throws(VocabularyFault) -> String {
    let first = try item(scalar, &rest, depth: depth)
    guard first.isCharacter, rest.first == "-", let next = rest.dropFirst().first, next != "]"
    else { return first.text }
    var behind = rest.dropFirst(2)
    let last = try item(next, &behind, depth: depth)
    guard last.isCharacter else { return first.text }
    rest = behind
    return first.text + "-" + last.text
  }

  private static func item(
    _ scalar: Unicode.Scalar, _ rest: inout Substring.UnicodeScalarView, depth: Int
  ) throws(VocabularyFault) -> Item {
    switch scalar {
    case "[" where rest.first == ":": try posixClass(&rest)
    case "[": Item(text: try read(&rest, depth: depth + 1), isCharacter: false)
    case "\\": try escape(&rest)
    default: Item(text: scalar.escapedForPattern, isCharacter: true)
    }
  }

  /// Reads `[:alpha:]` and its like, of which the bracket has been taken.
  private static func posixClass(_ rest: inout Substring.UnicodeScalarView)
    throws(VocabularyFault) -> Item
  {
    let name = String(rest.dropFirst().prefix { $0 != ":" })
    rest = rest.dropFirst(name.unicodeScalars.count + 2)
    guard rest.popFirst() == "]" else {
      throw VocabularyFault("has a pattern with a bracket that is not closed")
    }
    let isNegated = name.hasPrefix("^")
    let plain = isNegated ? String(name.dropFirst()) : name
    let text = ReferenceClasses.named(plain)
    return Item(text: isNegated ? "[^" + text + "]" : text, isCharacter: false)
  }

  /// Reads what stands behind a backslash, inside and outside of sets.
  static func escape(_ rest: inout Substring.UnicodeScalarView) throws(VocabularyFault) -> Item {
    guard let scalar = rest.popFirst() else {
      throw VocabularyFault("has a pattern that ends in \\")
    }
    switch scalar {
    case "s": return Item(text: #"\p{White_Space}"#, isCharacter: false)
    case "S": return Item(text: #"\P{White_Space}"#, isCharacter: false)
    case "d": return Item(text: ReferenceClasses.named("Nd"), isCharacter: false)
    case "D": return Item(text: "[^" + ReferenceClasses.named("Nd") + "]", isCharacter: false)
    case "w": return Item(text: ReferenceClasses.word, isCharacter: false)
    case "W": return Item(text: "[^" + ReferenceClasses.word + "]", isCharacter: false)
    case "h": return Item(text: "[0-9A-Fa-f]", isCharacter: false)
    case "H": return Item(text: "[^0-9A-Fa-f]", isCharacter: false)
    case "p", "P": return try property(&rest, isNegated: scalar == "P")
    case "x", "u": return try codePoint(&rest, scalar)
    case "0"..."9", "c", "C", "M", "R", "X":
      throw .unsupported("\\\(scalar) in a regular expression")
    default:
      let value = controls[scalar] ?? scalar
      return Item(text: value.escapedForPattern, isCharacter: true)
    }
  }

  private static let controls: [Unicode.Scalar: Unicode.Scalar] = [
    "n": "\n", "r": "\r", "t": "\t", "f": "\u{C}", "v": "\u{B}", "a": "\u{7}", "e": "\u{1B}",
  ]

  private static func property(_ rest: inout Substring.UnicodeScalarView, isNegated: Bool)
    throws(VocabularyFault) -> Item
  {
    guard rest.popFirst() == "{" else {
      throw VocabularyFault("has a pattern with a property without braces")
    }
    var name = String(rest.prefix { $0 != "}" })
    rest = rest.dropFirst(name.unicodeScalars.count + 1)
    var isNegated = isNegated
    if name.hasPrefix("^") {
      name.removeFirst()
      isNegated.toggle()
    }
    let text = ReferenceClasses.named(name)
    return Item(text: isNegated ? "[^" + text + "]" : text, isCharacter: false)
  }

  /// Reads the digits of `\x41`, `\x{41}` or `\u0041`.
  private static func codePoint(
    _ rest: inout Substring.UnicodeScalarView, _ kind: Unicode.Scalar
  ) throws(VocabularyFault) -> Item {
    let hasBraces = kind == "x" && rest.first == "{"
    if hasBraces { rest.removeFirst() }
    let most = hasBraces ? 8 : kind == "x" ? 2 : 4
    let digits = rest.prefix(most).prefix { $0.isASCII && $0.properties.isHexDigit }
    rest = rest.dropFirst(digits.count)
    let isWhole = hasBraces ? rest.popFirst() == "}" : kind == "x" || digits.count == 4
    guard isWhole, let value = UInt32(String(digits), radix: 16),
      value < 0x80 || kind != "x" || hasBraces,
      let scalar = Unicode.Scalar(value)
    else { throw VocabularyFault("has a pattern with a code point that is none") }
    return Item(text: scalar.escapedForPattern, isCharacter: true)
  }
}

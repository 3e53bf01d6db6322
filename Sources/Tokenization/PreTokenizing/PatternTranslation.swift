// SPDX-License-Identifier: Apache-2.0

/// Rewrites a regular expression of Oniguruma, which the reference runs, for ICU.
///
/// The two have nearly the same syntax and do not mean the same by it: lines end only at line feeds
/// and `^` and `$` are of lines; braces are never possessive; `\h`, `\v` and `\b` are something else;
/// and classes follow the Unicode tables of the reference, whatever ICU has.
struct PatternTranslation {
  private var rest: Substring.UnicodeScalarView
  private var result = ""
  /// Where the groups that are open start in the result.
  private var groups: [String.Index] = []
  /// Where the last thing starts that a quantifier can apply to.
  private var atom: String.Index?

  /// Returns the pattern for ICU.
  ///
  /// - Throws: `VocabularyFault` for what ICU cannot do.
  static func translate(_ pattern: String) throws(VocabularyFault) -> String {
    var translation = PatternTranslation(rest: Substring(pattern).unicodeScalars)
    while let scalar = translation.rest.popFirst() { try translation.add(scalar) }
    // ICU compiles no empty pattern.
    return translation.result.isEmpty ? "(?:)" : translation.result
  }

  private init(rest: Substring.UnicodeScalarView) { self.rest = rest }

  private mutating func add(_ scalar: Unicode.Scalar) throws(VocabularyFault) {
    switch scalar {
    case "(": try openGroup()
    case ")":
      result += ")"
      atom = groups.popLast()
    case "|":
      result += "|"
      atom = nil
    case "*", "+", "?":
      result.unicodeScalars.append(scalar)
      takeMode()
    case "{": addBraces()
    case "[":
      let set = try PatternSet.read(&rest)
      addAtom(set)
    case "\\": try addEscape()
    case ".": addAtom(#"[^\x{A}]"#)
    case "^": addAtom(#"(?:\A|(?<=\x{A})(?!\z))"#)
    case "$": addAtom(#"(?=\x{A}|\z)"#)
    default: addAtom(scalar.escapedForPattern)
    }
  }

  private mutating func addAtom(_ text: String) {
    atom = result.endIndex
    result += text
  }

  /// Takes the sign that makes a quantifier lazy or possessive.
  private mutating func takeMode() {
    if let mode = rest.first, mode == "?" || mode == "+" {
      rest.removeFirst()
      result.unicodeScalars.append(mode)
    }
  }

  private mutating func openGroup() throws(VocabularyFault) {
    groups.append(result.endIndex)
    atom = nil
    result += "("
    guard rest.first == "?" else { return }
    rest.removeFirst()
    result += "?"
    while let scalar = rest.first, "imx-".unicodeScalars.contains(scalar) {
      if scalar != "i", scalar != "-" {
        throw .unsupported("the option \(scalar) in a regular expression")
      }
      rest.removeFirst()
      result.unicodeScalars.append(scalar)
    }
    while let scalar = rest.first, ":=!<>".unicodeScalars.contains(scalar) {
      rest.removeFirst()
      result.unicodeScalars.append(scalar)
      if scalar == ":" { break }
    }
  }

  /// Adds `{n}`, `{n,}`, `{,m}` or `{n,m}`; other braces are text.
  private mutating func addBraces() {
    let inside = rest.prefix { $0 != "}" }
    let parts = String(inside).split(separator: ",", omittingEmptySubsequences: false)
    let isCount =
      inside.endIndex < rest.endIndex && (1...2).contains(parts.count)
      && parts.allSatisfy { $0.count <= 6 && $0.allSatisfy("0123456789".contains) }
      && parts.contains { !$0.isEmpty }
    guard isCount, let atom else { return addAtom(#"\{"#) }
    rest = rest[inside.endIndex...].dropFirst()
    let least = parts[0].isEmpty ? "0" : String(parts[0])
    result += "{" + (parts.count == 2 ? least + "," + parts[1] : least) + "}"
    // A sign behind braces is a quantifier of its own, but for the lazy one of a true range.
    if rest.first == "?", parts.count == 2 { return takeMode() }
    if rest.first == "+" || rest.first == "?" {
      result.insert(contentsOf: "(?:", at: atom)
      result += ")"
      self.atom = atom
    }
  }

  private mutating func addEscape() throws(VocabularyFault) {
    guard let scalar = rest.first else { throw VocabularyFault("has a pattern that ends in \\") }
    switch scalar {
    case "b":
      rest.removeFirst()
      addAtom("(?:(?<=W)(?!W)|(?<!W)(?=W))".replacing("W", with: ReferenceClasses.looseWord))
    case "B":
      rest.removeFirst()
      addAtom("(?:(?<=W)(?=W)|(?<!W)(?!W))".replacing("W", with: ReferenceClasses.looseWord))
    case "A", "z", "G", "X", "R", "1"..."9":
      rest.removeFirst()
      addAtom("\\" + String(scalar))
    case "Z":
      rest.removeFirst()
      addAtom(#"(?=\x{A}?\z)"#)
    case "K", "O", "N", "y", "Y", "k", "g":
      throw .unsupported("\\\(scalar) in a regular expression")
    default:
      let item = try PatternSet.escape(&rest)
      addAtom(item.text.replacing(ReferenceClasses.word, with: ReferenceClasses.looseWord))
    }
  }
}

extension Unicode.Scalar {
  /// The character as ICU takes it for itself, inside and outside of sets.
  var escapedForPattern: String {
    isASCII && (properties.isAlphabetic || properties.numericType != nil)
      ? String(self) : "\\x{" + String(value, radix: 16, uppercase: true) + "}"
  }
}

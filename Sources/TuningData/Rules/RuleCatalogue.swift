// SPDX-License-Identifier: Apache-2.0

/// All rules, sorted by id.
public enum RuleCatalogue {
  /// The rules; a test compares the list with the folder.
  public static let rules: [Rule] = [
    .emptyContent,
    .blankLine,
    .bomInside,
    .compressedMislabelled,
    .crlf,
    .hugeLine,
    .invalidUTF8,
    .lineSeparatorInside,
    .lineTooLong,
    .loneCR,
    .noFinalNewline,
    .nulBytes,
    .truncatedLastLine,
    .utf16File,
    .utf8BOM,
    .wrongExtension,
    .comment,
    .controlCharacter,
    .duplicateKey,
    .escapedNUL,
    .invalidEscape,
    .invalidJSON,
    .loneSurrogate,
    .malformedNumber,
    .nonFiniteNumber,
    .notAnObject,
    .numberOutOfRange,
    .numberPrecision,
    .pythonLiteral,
    .severalValuesOnLine,
    .singleQuotes,
    .tooDeep,
    .trailingComma,
    .unescapedQuote,
    .unquotedKey,
    .wholeFileIsJSON,
  ]

  /// Returns the rule called `id`.
  public static func rule(_ id: String) -> Rule? {
    rules.first { $0.id == id }
  }
}

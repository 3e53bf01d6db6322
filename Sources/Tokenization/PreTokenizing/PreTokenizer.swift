// SPDX-License-Identifier: Apache-2.0

/// A step that cuts text into pieces, which later steps cut further.
enum PreTokenizer: Sendable, Equatable {
  /// What becomes of what a pattern finds.
  enum Behavior: String, Sendable {
    case removed = "Removed"
    case isolated = "Isolated"
    case mergedWithPrevious = "MergedWithPrevious"
    case mergedWithNext = "MergedWithNext"
    case contiguous = "Contiguous"
  }

  case split(TextPattern, Behavior, inverted: Bool)
  case byteLevel(addsPrefixSpace: Bool, cuts: Bool)
  case digits(individually: Bool)
  case punctuation(Behavior)
  case metaspace(replacement: [UInt8], Prepending, cuts: Bool)
  case whitespace
  case whitespaceSplit

  /// When a space is put before the text.
  enum Prepending: String, Sendable {
    case always, first, never
  }

  /// Whether the pieces become characters for bytes.
  var isByteLevel: Bool {
    if case .byteLevel = self { true } else { false }
  }
}

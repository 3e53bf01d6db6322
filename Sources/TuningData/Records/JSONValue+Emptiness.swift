// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension JSONValue {
  /// Whether the value is a string without text or a list without elements.
  var isEmpty: Bool {
    switch kind {
    case .string: range.count == 2
    case .array: elements.isEmpty
    default: false
    }
  }

  /// Whether the value is a string of nothing but space and characters that are not shown.
  var isBlank: Bool {
    guard kind == .string, !isEmpty, !startsVisibly, let text else { return false }
    return text.unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
    }
  }
}

extension JSONValue {
  /// Whether the first byte of a string already shows that there is something to see.
  private var startsVisibly: Bool {
    let first = document.byte(at: range.lowerBound + 1)
    return first > 0x20 && first < 0x7F && first != UInt8(ascii: "\\")
  }
}

/// How a content that says nothing does so.
enum Emptiness: String, CustomStringConvertible {
  /// There is no text at all.
  case empty
  /// There is text, but nothing in it can be seen.
  case blank

  var description: String { rawValue }
}

extension JSONValue {
  /// How a string, or a list of nothing but text parts, says nothing; nil when it says something or
  /// is not of that kind.
  ///
  /// - Complexity: O(n) in the length of the value.
  var emptiness: Emptiness? {
    if isEmpty { return .empty }
    if isBlank { return .blank }
    guard kind == .array else { return nil }
    var emptiness = Emptiness.empty
    for part in elements {
      guard part["type"]?.isText("text") == true, let text = part["text"] else { return nil }
      if text.isBlank {
        emptiness = .blank
      } else if text.kind != .string || !text.isEmpty {
        return nil
      }
    }
    return emptiness
  }
}

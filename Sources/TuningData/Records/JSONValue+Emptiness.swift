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
    guard kind == .string, let text, !text.isEmpty else { return false }
    return text.unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
    }
  }
}

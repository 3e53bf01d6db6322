// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension JSONValue {
  /// The kind of the value with its article, as messages name it: "a string", "an object".
  var kindName: String {
    switch kind {
    case .object: "an object"
    case .array: "a list"
    case .string: "a string"
    case .key: "a key"
    case .number: "a number"
    case .true: "true"
    case .false: "false"
    case .null: "null"
    }
  }

  /// The value as messages show it: as it is spelled, a long one cut, and an object or a list only
  /// named.
  var shortSpelling: String {
    guard kind != .object, kind != .array else { return kindName }
    let end = min(range.upperBound, range.lowerBound + 4 * JSONValue.shownScalars)
    return String(decoding: document.bytes(range.lowerBound..<end), as: UTF8.self).cut
  }

  /// The text of a string or key in single quotes, a long one cut; the spelling of anything else.
  var shortText: String {
    guard kind == .string || kind == .key else { return shortSpelling }
    return "'\((text ?? "").cut)'"
  }

  /// How many Unicode scalars of a value a message shows.
  fileprivate static var shownScalars: Int { 40 }
}

extension String {
  fileprivate var cut: String {
    let limit = JSONValue.shownScalars
    guard unicodeScalars.dropFirst(limit).isEmpty == false else { return self }
    return String(unicodeScalars.prefix(limit - 1)) + "…"
  }
}

extension Sequence<String> {
  /// The words as people list them: "a", "a and b", "a, b and c".
  func listed(_ conjunction: String = "and") -> String {
    let words = Array(self)
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}

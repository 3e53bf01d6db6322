// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension JSONValue {
  /// Whether a prompt, completion or text says nothing: an empty or blank string, a list without
  /// parts, or one whose parts are all texts of that kind.
  var saysNothing: Bool {
    if isEmpty || isBlank { return true }
    guard kind == .array else { return false }
    return elements.allSatisfy { part in
      guard part["type"]?.text == "text", let text = part["text"] else { return false }
      return text.isEmpty || text.isBlank
    }
  }

  /// How a value that says nothing does so: "is empty" or "is blank".
  var silence: String { isEmpty ? "is empty" : "is blank" }
}

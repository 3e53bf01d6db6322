// SPDX-License-Identifier: Apache-2.0

/// Commands that the agents of CI servers look for anywhere in what a step prints: `##[…]` (GitHub's runner,
/// Azure) and `##vso[…]` (Azure).
enum LogCommands {
  /// Returns the text with such commands spelled so that no agent takes them for one.
  static func broken(_ text: String) -> String {
    guard text.contains("##") else { return text }
    var result = ""
    var rest = text[...]
    while let range = rest.firstRange(of: "##") {
      let behind = rest[range.upperBound...]
      let isCommand = behind.hasPrefix("[") || behind.prefix(4).lowercased() == "vso["
      result += rest[..<range.lowerBound] + (isCommand ? "#⟨U+0023⟩" : "#")
      // The second sign may be the first of the next two.
      rest = isCommand ? behind : rest[rest.index(after: range.lowerBound)...]
    }
    return result + rest
  }
}

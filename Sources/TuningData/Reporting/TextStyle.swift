// SPDX-License-Identifier: Apache-2.0

/// How text for people looks.
public struct TextStyle: Sendable {
  /// Whether to use colours, as escape sequences of ANSI terminals.
  public var usesColor: Bool

  /// Where the pages of rules are, as the start of a URL; nil when they are not to be linked to.
  public var rulePages: String?

  /// Creates a style; plain text is the default.
  public init(usesColor: Bool = false, rulePages: String? = nil) {
    self.usesColor = usesColor
    self.rulePages = rulePages
  }

  /// Makes the id of a rule a link to its page, on terminals that have links (OSC 8).
  func linked(_ text: String, toRule id: String) -> String {
    guard let rulePages else { return text }
    return "\u{1B}]8;;\(rulePages)\(id).md\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  func bold(_ text: String) -> String { paint(text, "1") }
  func faint(_ text: String) -> String { paint(text, "2") }

  func paint(_ text: String, as severity: Severity) -> String {
    switch severity {
    case .error: paint(text, "1;31")
    case .warning: paint(text, "1;33")
    case .note: paint(text, "1;36")
    }
  }

  func paint(_ text: String, as verdict: Verdict) -> String {
    switch verdict {
    case .refused: paint(text, "1;31")
    case .doubtful: paint(text, "1;33")
    case .accepted: paint(text, "1;32")
    }
  }

  func paint(_ text: String, _ code: String) -> String {
    usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

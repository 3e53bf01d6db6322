// SPDX-License-Identifier: Apache-2.0

/// Names rules: `all`, a group (`chat`), a rule (`chat/empty-content`) or a pattern (`*/empty-*`).
public struct RuleSelector: Sendable, Hashable {
  /// How exactly rules are named; the more exact selector has the last word.
  public enum Precision: Int, Sendable, Comparable {
    case all, some, one

    /// Orders by how exact the naming is.
    public static func < (left: Precision, right: Precision) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// The selector as it was written.
  public let text: String
  /// How exactly rules are named.
  public let precision: Precision
  /// The ids of the rules that are meant, at least one.
  public let rules: Set<String>

  /// Every rule.
  public static let all = RuleSelector("all", .all) { _ in true }

  /// Reads a selector; a name without `/` is a group.
  ///
  /// - Throws: `RuleSelectorError` when no rule is meant.
  public init(_ text: String) throws(RuleSelectorError) {
    if text == "all" {
      self = .all
    } else if GlobPattern.isPattern(text) {
      let pattern = GlobPattern(text)
      self.init(text, .some) { pattern.matches($0.id) }
    } else if text.contains("/") {
      self.init(text, .one) { $0.id == text }
    } else {
      self.init(text, .some) { $0.group == text }
    }
    guard !rules.isEmpty else { throw RuleSelectorError(text) }
  }

  private init(_ text: String, _ precision: Precision, _ isMeant: (Rule) -> Bool) {
    self.text = text
    self.precision = precision
    rules = Set(RuleCatalogue.rules.filter(isMeant).map(\.id))
  }
}

/// A selector that names no rule.
public struct RuleSelectorError: Error, CustomStringConvertible {
  /// What is wrong, and what may have been meant.
  public let description: String

  init(_ text: String) {
    let nearest =
      text.contains("/")
      ? RuleCatalogue.nearest(to: text)
      : nearestNames(to: text, among: RuleCatalogue.groups, count: 3)
        + RuleCatalogue.nearest(to: text)
    let hint =
      nearest.isEmpty
      ? "there are \(RuleCatalogue.groups.joined(separator: ", ")); --list-rules shows all rules"
      : "did you mean \(nearest.prefix(3).joined(separator: ", "))?"
    description = "no rule or group is called \"\(text.prefix(80))\"; \(hint)"
  }
}

extension RuleCatalogue {
  /// The groups of rules, sorted by name.
  public static let groups = Set(rules.map(\.group)).sorted()
}

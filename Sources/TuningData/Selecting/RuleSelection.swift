// SPDX-License-Identifier: Apache-2.0

/// What one place says about which rules are reported: the command line, or a part of a configuration.
public struct RuleSelection: Sendable, Hashable {
  /// What to report instead of what was selected before; nil keeps that.
  public var select: [RuleSelector]?
  /// What to report besides.
  public var extendSelect: [RuleSelector] = []
  /// What not to report.
  public var ignore: [RuleSelector] = []
  /// How much findings matter, by the id of their rule.
  public var severities: [String: Severity] = [:]
  /// How many findings are tolerated, by the id of their rule.
  public var thresholds: [String: Threshold] = [:]

  /// Creates a selection that changes nothing.
  public init() {}
}

/// Which rules are reported, and how much their findings matter.
public struct RuleSettings: Sendable, Hashable {
  /// The ids of the rules of the catalogue that are not reported.
  public private(set) var ignored: Set<String> = []
  /// The severities that differ from those of the catalogue, by the id of the rule.
  public private(set) var severities: [String: Severity] = [:]
  /// How many findings are tolerated, by the id of the rule.
  public private(set) var thresholds: [String: Threshold] = [:]

  /// Creates the settings of the catalogue: every rule, with its own severity.
  public init() {}

  /// Applies what a further place says.
  ///
  /// Of two selectors for the same rule the more exact one counts, of equally exact ones `ignore`.
  public mutating func apply(_ selection: RuleSelection) {
    let chosen = (selection.select ?? []) + selection.extendSelect
    if selection.select != nil { ignored = RuleSelector.all.rules }
    for precision in [RuleSelector.Precision.all, .some, .one] {
      for selector in chosen where selector.precision == precision {
        ignored.subtract(selector.rules)
      }
      for selector in selection.ignore where selector.precision == precision {
        ignored.formUnion(selector.rules)
      }
    }
    for (rule, severity) in selection.severities {
      severities[rule] = severity == RuleCatalogue.rule(rule)?.severity ? nil : severity
    }
    thresholds.merge(selection.thresholds) { $1 }
  }
}

// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import TuningData

/// The options that say which rules are reported, and how much they matter.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Report these rules and no others: 'all', groups (chat), rules (chat/empty-content) or patterns "
        + "('*/empty-*'), with commas between them.", valueName: "rules"),
    completion: .rules, transform: RuleOptions.selectors)
  var select: [[RuleSelector]] = []

  @Option(
    help: ArgumentHelp("Report these rules besides those selected elsewhere.", valueName: "rules"),
    completion: .rules, transform: RuleOptions.selectors)
  var extendSelect: [[RuleSelector]] = []

  @Option(
    help: ArgumentHelp("Do not report these rules.", valueName: "rules"),
    completion: .rules, transform: RuleOptions.selectors)
  var ignore: [[RuleSelector]] = []

  @Option(
    help: ArgumentHelp(
      "How much rules matter, as in chat/blank-content=error; may be repeated.",
      valueName: "rules=severity"),
    completion: .rules, transform: { try RuleOptions.value($0, Severity.init(rawValue:)) })
  var severity: [RuleValue<Severity>] = []

  @Option(
    help: ArgumentHelp(
      "How many findings of a rule are tolerated in a file, a number or a share of its records, as in "
        + "chat/consecutive-same-role=2%; more fail the run. May be repeated.",
      valueName: "rules=max"),
    completion: .rules, transform: { try RuleOptions.value($0) { Threshold($0) } })
  var threshold: [RuleValue<Threshold>] = []

  /// Something that is said of rules.
  struct RuleValue<Value: Sendable>: Sendable {
    let selector: RuleSelector
    let value: Value
  }

  /// What the options say.
  var selection: RuleSelection {
    var selection = RuleSelection()
    if !select.isEmpty { selection.select = select.flatMap(\.self) }
    selection.extendSelect = extendSelect.flatMap(\.self)
    selection.ignore = ignore.flatMap(\.self)
    // The more exact selector has the last word, as in a configuration.
    for option in severity.sorted(by: { $0.selector.precision < $1.selector.precision }) {
      for rule in option.selector.rules { selection.severities[rule] = option.value }
    }
    for option in threshold.sorted(by: { $0.selector.precision < $1.selector.precision }) {
      for rule in option.selector.rules { selection.thresholds[rule] = option.value }
    }
    return selection
  }

  private static func selectors(_ argument: String) throws -> [RuleSelector] {
    try argument.split(separator: ",", omittingEmptySubsequences: false).map { try selector($0) }
  }

  private static func selector(_ text: some StringProtocol) throws -> RuleSelector {
    do throws(RuleSelectorError) {
      return try RuleSelector(String(text))
    } catch {
      throw ValidationError(error.description)
    }
  }

  private static func value<Value>(
    _ argument: String, _ read: (String) -> Value?
  ) throws -> RuleValue<Value> {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let value = read(String(parts[1])) else {
      let example =
        Value.self == Severity.self ? "error, warning or note" : "a number or a share (2%)"
      throw ValidationError("write a rule, '=' and \(example)")
    }
    return RuleValue(selector: try selector(parts[0]), value: value)
  }
}

extension CompletionKind {
  /// The rules and their groups.
  static var rules: CompletionKind {
    .list(["all"] + RuleCatalogue.groups + RuleCatalogue.rules.map(\.id))
  }
}

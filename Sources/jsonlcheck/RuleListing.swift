// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import TuningData

/// `--explain` and `--list-rules`.
enum RuleListing {
  /// Prints the page of the rule called `id`.
  static func explain(_ id: String, style: TextStyle) throws -> ExitStatus {
    guard let rule = RuleCatalogue.rule(id) else {
      let nearest = RuleCatalogue.nearest(to: id)
      let hint =
        nearest.isEmpty
        ? "--list-rules shows all" : "did you mean \(nearest.joined(separator: ", "))?"
      throw ValidationError("no rule is called '\(id)'; \(hint)")
    }
    try StandardStream.output.write(RulePage(rule).terminalText(style: style))
    return .clean
  }

  /// Prints a line for each rule.
  static func printAll(style: TextStyle) throws -> ExitStatus {
    try StandardStream.output.write(RulePage.table(style: style))
    return .clean
  }
}

// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import TuningData

/// The options that decide when findings fail a run.
struct GatingOptions: ParsableArguments {
  @Option(
    help: "Exit with 1 when there is a finding at least as bad as this. (default: error)")
  var failOn: FailLevel?

  @Flag(help: "Exit with 1 on warnings too: short for --fail-on warning.")
  var strict = false

  @Option(help: "Exit with 1 when there are more warnings than this in all files together.")
  var maxWarnings: Int?

  /// `--fail-on`.
  enum FailLevel: String, CaseIterable, ExpressibleByArgument {
    case error, warning, note, never

    /// The least severity that fails; nil when none does.
    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  private var level: FailLevel { failOn ?? (strict ? .warning : .error) }

  /// Throws when the options contradict each other.
  func validate() throws {
    if strict, failOn != nil {
      throw ValidationError("--strict is short for --fail-on warning; use one of the two")
    }
    guard let maxWarnings else { return }
    if maxWarnings < 0 {
      throw ValidationError("--max-warnings takes a number from 0, not \(maxWarnings)")
    }
    if level != .error {
      let other = strict ? "--strict" : "--fail-on \(level.rawValue)"
      throw ValidationError("--max-warnings and \(other) contradict each other; use one of the two")
    }
  }

  /// What the run comes to.
  func status(_ report: Report) -> ExitStatus {
    if !report.failures.isEmpty { return .failure }
    if let maxWarnings, report.count(.warning) > maxWarnings { return .findings }
    guard let worst = report.worst, let least = level.severity else { return .clean }
    return worst >= least ? .findings : .clean
  }
}

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

  fileprivate var level: FailLevel? { failOn ?? (strict ? .warning : nil) }

  /// Throws when the options contradict each other.
  func validate() throws {
    if strict, failOn != nil {
      throw ValidationError("--strict is short for --fail-on warning; use one of the two")
    }
    guard let maxWarnings else { return }
    if maxWarnings < 0 {
      throw ValidationError("--max-warnings takes a number from 0, not \(maxWarnings)")
    }
    if let level, level != .error {
      let other = strict ? "--strict" : "--fail-on \(level.rawValue)"
      throw ValidationError("--max-warnings and \(other) contradict each other; use one of the two")
    }
  }
}

/// What fails a run, for the files of one configuration.
struct Gate: Hashable {
  let level: FailLevel
  let maxWarnings: Int?
  /// The configuration that says so; nil without one.
  let configuration: String?

  /// Puts the command line over a configuration; a limit of warnings and another level than errors
  /// replace each other.
  init(_ options: GatingOptions, _ configuration: CheckConfiguration, name: String? = nil) {
    // What the command line says is about all files together.
    self.configuration = options.maxWarnings == nil ? name : nil
    let says = options.level != nil || options.maxWarnings != nil
    level = (says ? options.level : configuration.failOn) ?? .error
    maxWarnings = says ? options.maxWarnings : configuration.maxWarnings
  }

  /// Whether what was found in these files fails a run.
  func fails(_ files: [FileReport]) -> Bool {
    guard let least = level.severity else { return false }
    return excess(files) != nil
      || files.contains { file in
        !file.exceeded.isEmpty || file.worst.map { $0 >= least } ?? false
      }
  }

  /// Says that there are too many warnings in all; nil when there are not.
  func excess(_ files: [FileReport]) -> String? {
    let warnings = files.reduce(0) { $0 + $1.failing(.warning) }
    guard let maxWarnings, warnings > maxWarnings else { return nil }
    return "\(Quantity.text(warnings, "warning")), and \(maxWarnings) allowed"
  }
}

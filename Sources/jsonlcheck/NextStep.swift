// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import TuningData

/// The command that most likely comes next: to understand what has to be mended, to split, to upload.
enum NextStep {
  /// Returns a line that says why the run fails where the verdict does not, or one with the command; nil
  /// when there is neither.
  static func line(_ report: Report, _ arguments: JSONLCheck, fails: Bool) -> String? {
    if fails, report.worst != .error { return "failed: \(reason(report))\n" }
    return command(report, arguments).map { "next: \($0)\n" }
  }

  private static func reason(_ report: Report) -> String {
    if let excess = report.excess { return excess }
    for file in report.files {
      if let (rule, sentence) = file.excesses.first { return "\(rule): \(sentence)" }
    }
    return
      "there are \(report.worst.map { "\($0.rawValue)s" } ?? "findings"), and --fail-on says so"
  }

  private static func command(_ report: Report, _ arguments: JSONLCheck) -> String? {
    guard report.failures.isEmpty, !report.files.contains(where: \.hasKnownErrors) else {
      return nil
    }
    if let rule = report.mostFrequentError { return "jsonlcheck --explain \(rule)" }
    let inputs = arguments.paths.map { shellQuoted($0) }
    guard inputs.count == 1, arguments.paths[0] != "-" else { return nil }
    guard let validation = arguments.validation.file else {
      return report.files[0].records < 2 ? nil : "jsonlsplit \(inputs[0]) --validation 10%"
    }
    let upload = (inputs + [shellQuoted(validation)]).map { "together files upload \($0)" }
    return upload.joined(separator: " && ")
  }
}

extension Report {
  /// The rule with the most errors that no threshold tolerates.
  fileprivate var mostFrequentError: String? {
    var counts: [String: Int] = [:]
    for file in files {
      for count in file.counts where count.severity == .error && !file.isTolerated(count) {
        counts[count.rule, default: 0] += count.count
      }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

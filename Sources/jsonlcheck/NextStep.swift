// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import TuningData

/// The command that most likely comes next: to understand what has to be mended, to split, to upload.
enum NextStep {
  /// Returns a line with the command; nil when there is none to advise.
  static func line(_ report: Report, _ arguments: JSONLCheck) -> String? {
    command(report, arguments).map { "next: \($0)\n" }
  }

  private static func command(_ report: Report, _ arguments: JSONLCheck) -> String? {
    guard report.failures.isEmpty else { return nil }
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

// SPDX-License-Identifier: Apache-2.0

/// Words for what thresholds make of findings.
extension FileReport {
  /// Returns a few words behind what a rule found; nil when it has no threshold.
  func tolerance(_ count: RuleCount) -> String? {
    guard let threshold = count.threshold else { return nil }
    return isTolerated(count) ? "tolerated, \(threshold)" : "more than \(threshold)"
  }

  /// Returns a sentence for each rule that found more than is tolerated.
  var excesses: [(rule: String, sentence: String)] {
    exceeded.map { count in
      let findings = Quantity.text(count.count, "finding")
      let lines = "\(Quantity.text(count.lines, "line")) of \(Quantity.text(records, "record"))"
      let limit = count.threshold.map { "\($0)" } ?? ""
      return (count.rule, "\(findings) on \(lines), more than \(limit)")
    }
  }

  /// A sentence about findings that a baseline accepts; nil without any.
  var acceptance: String? {
    accepted == 0 ? nil : "\(Quantity.text(accepted, "more finding")) accepted by the baseline"
  }
}

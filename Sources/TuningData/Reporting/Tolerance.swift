// SPDX-License-Identifier: Apache-2.0

/// Words for what thresholds make of findings.
extension FileReport {
  /// Returns a few words behind what a rule found; nil when it has no threshold.
  func tolerance(_ count: RuleCount) -> String? {
    guard let threshold = count.threshold else { return nil }
    return isTolerated(count) ? "tolerated: \(threshold)" : "too many: \(threshold)"
  }

  /// Returns a sentence for each rule that found more than is tolerated.
  package var excesses: [(rule: String, sentence: String)] {
    exceeded.map { count in
      let findings = Quantity.text(count.count, "finding")
      let lines = "\(Quantity.text(count.lines, "line")) of \(Quantity.text(records, "record"))"
      let limit = count.threshold.map { "\($0)" } ?? ""
      return (count.rule, "\(findings) on \(lines), \(limit)")
    }
  }

  /// Sentences about findings that are known and not told.
  var acceptances: [String] {
    [("accepted by the baseline", accepted), ("on lines that are not new", unchanged)]
      .filter { $0.1.total > 0 }
      .map { words, known in
        let errors = known.errors == 0 ? "" : " (\(Quantity.text(known.errors, "error")))"
        return "\(words): \(Quantity.text(known.total, "finding"))\(errors)"
      }
  }

  /// Whether there are findings that are known and not told, and errors among them.
  package var hasKnownFindings: Bool { accepted.total + unchanged.total > 0 }
  package var hasKnownErrors: Bool { accepted.errors + unchanged.errors > 0 }
}

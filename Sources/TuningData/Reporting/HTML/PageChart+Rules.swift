// SPDX-License-Identifier: Apache-2.0

extension PageChart {
  /// How often each rule found something, the worst and most frequent first.
  static let rules: Maker = { file, _ in
    guard !file.counts.isEmpty else { return nil }
    let counts = file.counts.sorted {
      ($0.severity, $0.count, $1.rule) > ($1.severity, $1.count, $0.rule)
    }
    let total = counts.reduce(0) { $0 + $1.count }
    return PageChart(
      title: "Findings by rule",
      summary: "\(Quantity.text(total, "finding")) of \(Quantity.text(counts.count, "rule")): "
        + Severity.allCases.reversed().map { Quantity.text(file.count($0), $0.rawValue) }
        .joined(separator: ", ") + ".",
      shape: .bars, head: ("rule", "findings"),
      entries: counts.map { Entry(label: $0.rule, count: $0.count, tone: $0.severity.rawValue) })
  }
}

// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let lengthOutlier = Rule(
    "length/length-outlier", .note,
    summary: "Some records are far longer or shorter than the others.",
    why: """
      A row that is many times as long as the rest is often not what it should be: a whole log or
      document that was pasted in, two records glued together, a loop of a model that did not stop. It
      also takes up room that many others would fill.

      Far means more than five times the median absolute deviation from the median: half of the rows
      are nearer to the median than that deviation, however long a few of them are. Where rows are
      almost of one length, a tenth of the median stands in for the deviation. Files of fewer than ten
      rows are not judged. There is one finding for the long rows and one for the short ones, at the
      first of the most extreme.
      """,
    help: "look at the row; drop it, or split it, when it is not what it should be",
    sources: ["Leys et al., Detecting outliers, J. Exp. Soc. Psychol. 49 (2013)"],
    flagged: [
      .counted(
        (0..<10).map { #"{"text": "It rained on day \#($0)."}"# }.joined(separator: "\n") + "\n"
          + #"{"text": "It rained on the first day, and on the second day, and on the third day."}"#
      )
    ],
    allowed: [
      .counted(
        (0..<10).map { #"{"text": "It rained on day \#($0)."}"# }.joined(separator: "\n") + "\n"
          + #"{"text": "It rained on every day."}"#),
      .counted(
        """
        {"text": "It rained on day 1."}
        {"text": "It rained on the first day, and on the second day, and on the third day."}
        """),
    ],
    check: .totals { file, findings in
      guard let tokens = file.tokens, let usual = UsualLengths(tokens.distribution) else { return }
      let half = "half of all rows have at most \(Quantity.grouped(usual.median))"
      if let longest = tokens.longest, longest.length > usual.range.upperBound {
        let rows = tokens.distribution.rows { $0 > usual.range.upperBound }
        findings.report(
          at: Place(longest),
          "\(subject(rows, "longer", usual.range.upperBound)); this one has "
            + "\(file.counted(longest.length)), \(half)")
      }
      if let shortest = tokens.shortest, shortest.length < usual.range.lowerBound {
        let rows = tokens.distribution.rows { $0 < usual.range.lowerBound }
        findings.report(
          at: Place(shortest),
          "\(subject(rows, "shorter", usual.range.lowerBound)); this one has "
            + "\(file.counted(shortest.length)), \(half)")
      }
    })
}

private func subject(_ rows: Int, _ how: String, _ length: Int) -> String {
  "\(Quantity.text(rows, "row")) \(rows == 1 ? "is" : "are") far \(how) than the others, "
    + "beyond \(Quantity.text(length, "token"))"
}

/// The lengths that are not far from the median.
private struct UsualLengths {
  let median: Int
  let range: ClosedRange<Int>

  /// Creates the usual lengths of a distribution; nil when it has too few rows.
  init?(_ distribution: TokenDistribution) {
    guard distribution.rows >= 10, let median = distribution.percentile(0.5) else { return nil }
    self.median = median
    var deviations = TokenDistribution()
    for (length, rows) in distribution.sorted { deviations.add(abs(length - median), rows: rows) }
    let spread = max(deviations.percentile(0.5) ?? 0, median / 10, 1)
    range = max(0, median - 5 * spread)...median + 5 * spread
  }
}

extension Place {
  /// The whole of the line of a row.
  fileprivate init(_ row: TokenSummary.Row) {
    self.init(FileTotals.LineStart(line: row.line, byteOffset: row.byteOffset))
  }
}

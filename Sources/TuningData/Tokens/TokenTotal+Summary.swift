// SPDX-License-Identifier: Apache-2.0

extension TokenTotal {
  /// Creates the total of a file that was counted; of estimates, between the bounds of their error.
  public init(_ summary: TokenSummary, _ setup: TokenSetup) {
    let share = (setup.errorPercent ?? 0) / 100
    func bounds(_ count: Int) -> ClosedRange<Int> {
      let error = Int((Double(count) * share).rounded(.up))
      return max(0, count - error)...count + error
    }
    self.init(
      tokens: bounds(summary.total.total), beyondContext: bounds(summary.total.beyondContext),
      inPrompts: bounds(summary.total.inPrompt), rows: summary.rows,
      isEstimated: setup.isEstimate)
  }
}

// SPDX-License-Identifier: Apache-2.0

extension TokenTotal {
  /// Creates the total of a file that was counted; of estimates, between the bounds of their error.
  public init(_ summary: TokenSummary, _ setup: TokenSetup) {
    self.init(
      tokens: setup.bounds(of: summary.total.total),
      beyondContext: setup.bounds(of: summary.total.beyondContext),
      inPrompts: setup.bounds(of: summary.total.inPrompt), rows: summary.rows,
      isEstimated: setup.isEstimate)
    uncounted = summary.refused + summary.unusable
    images = summary.total.images
    cutRows = summary.overContext
    trainedBeyondContext = summary.total.trainedBeyondContext
  }
}

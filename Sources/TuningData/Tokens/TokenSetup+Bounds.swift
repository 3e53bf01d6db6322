// SPDX-License-Identifier: Apache-2.0

internal import Tokenization

extension TokenSetup {
  /// How far off an estimate may be, in percent; nil for exact counts.
  public var errorPercent: Double? {
    guard case .estimate(let table, _) = source else { return nil }
    return table.errorPercent
  }

  /// Returns between which numbers the true count is: of an exact count, the count itself.
  func bounds(of count: Int) -> ClosedRange<Int> {
    let error = Int((Double(count) * (errorPercent ?? 0) / 100).rounded(.up))
    return max(0, count - error)...count + error
  }

  /// Returns a number of tokens in words; an estimate is marked as one.
  func tokens(_ count: Int) -> String {
    (isEstimate ? "≈ " : "") + Quantity.text(count, "token")
  }
}

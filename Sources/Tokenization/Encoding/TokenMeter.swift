// SPDX-License-Identifier: Apache-2.0

/// Counts tokens by a tokenizer, or estimates them where there is none; one for each worker.
public enum TokenMeter {
  case exact(TokenCounter)
  case estimating(TokenEstimator)

  /// Returns how many tokens a text has, and how many of them overlap with one of the ranges.
  ///
  /// - Precondition: the ranges are in order, apart and not empty.
  public func count(_ text: [UInt8], overlapping ranges: [Range<Int>] = [])
    throws(TokenizerError) -> (total: Int, overlapping: Int)
  {
    switch self {
    case .exact(let counter): try counter.count(text, overlapping: ranges)
    case .estimating(let estimator): estimator.count(text, overlapping: ranges)
    }
  }

  /// Returns how many tokens a text has, how many overlap with one of the ranges, how many of these
  /// are among the first `limit` tokens, and how many bytes of the text those stand for.
  public func count(_ text: [UInt8], overlapping ranges: [Range<Int>], limit: Int)
    throws(TokenizerError) -> (total: Int, overlapping: Int, kept: Int, keptBytes: Int)
  {
    let (total, overlapping) = try count(text, overlapping: ranges)
    guard total > limit else { return (total, overlapping, overlapping, text.count) }
    let (kept, bytes) = try countKept(text, ranges, limit: limit, total: total)
    return (total, overlapping, kept, bytes)
  }

  /// Returns the added tokens that stand in a text, and where.
  public func addedTokens(in text: [UInt8]) -> [(range: Range<Int>, token: AddedToken)] {
    switch self {
    case .exact(let counter): counter.addedTokens(in: text)
    case .estimating(let estimator): estimator.addedTokens(in: text)
    }
  }

  private func countKept(_ text: [UInt8], _ ranges: [Range<Int>], limit: Int, total: Int)
    throws(TokenizerError) -> (kept: Int, bytes: Int)
  {
    switch self {
    case .exact(let counter):
      var tally = OverlapTally(ranges: ranges)
      var end = 0
      try counter.encode(text, limit: limit) { _, range in
        tally.add(1, range.lowerBound, range.upperBound)
        end = range.upperBound
      }
      return (tally.overlapping, end)
    case .estimating(let estimator):
      // The text is cut where its share of the tokens is used up.
      let end = text.count * limit / max(1, total)
      let kept = ranges.filter { $0.lowerBound < end }.map { $0.clamped(to: 0..<end) }
      return (estimator.count(text, overlapping: kept).overlapping, end)
    }
  }
}

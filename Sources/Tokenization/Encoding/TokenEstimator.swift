// SPDX-License-Identifier: Apache-2.0

/// Estimates how many tokens a text has where there is no vocabulary.
public final class TokenEstimator {
  /// What an estimate rests on.
  public struct Table: Sendable, Equatable {
    public var name = ""
    public var errorPercent = 6.0
    public var surroundingTokens = 0
    public static func named(_ n: String) -> Table { Table() }
  }
  public init(_ table: Table, addedTokens: [AddedToken]) {}
  func count(_ text: [UInt8], overlapping ranges: [Range<Int>]) -> (total: Int, overlapping: Int) {
    (0, 0)
  }
}

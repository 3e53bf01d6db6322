// SPDX-License-Identifier: Apache-2.0

extension TokenEstimator {
  /// What an estimate rests on: how text is cut, and what pieces are worth.
  public struct Table: Sendable, Equatable {
    /// Whose tokens it estimates, with the table that it borrows, if any.
    public let name: String
    /// How text is cut.
    public let pattern: KnownPattern
    /// Whether the tokenizer composes characters first, which estimates leave out.
    public let isNormalized: Bool
    /// How far off estimates were seen to be, at least as much as on real files, or where no
    /// vocabulary was at hand an assumption; no bound.
    public let errorPercent: Double
    /// Whether the error is assumed and not measured.
    public let isErrorAssumed: Bool
    /// How many tokens stand around a text that no template is applied to.
    public let surroundingTokens: Int
    /// Special tokens that are sought where nobody else names any.
    let markers: [AddedToken]
    /// The worth of pieces in thousandths of a token, `columns` for each class.
    let worths: [Int32]
  }
}

extension TokenEstimator.Table {
  /// How many numbers a class has, unused ones at the end.
  static var columns: Int { 32 }
  /// How many numbers a class has in a file.
  static var writtenColumns: Int { 20 }
  /// A token.
  static var unit: Int { 1_000 }

  /// Returns a sum of worths in tokens.
  static func rounded(_ worth: Int) -> Int { (worth + unit / 2) / unit }

  /// Returns the column for pieces of `length` bytes; from seventeen on it is worth per byte.
  @inline(__always)
  static func column(_ length: Int) -> Int {
    switch length {
    case ...16: length - 1
    case ...24: 16
    case ...32: 17
    case ...48: 18
    default: 19
    }
  }
}

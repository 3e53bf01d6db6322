// SPDX-License-Identifier: Apache-2.0

/// What can be seen of a line without parsing it.
struct LineTraits: OptionSet, Sendable {
  let rawValue: UInt8

  /// Nothing but white space.
  static let blank = LineTraits(rawValue: 1 << 0)
  /// Longer than what some readers take in one piece.
  static let long = LineTraits(rawValue: 1 << 1)
  /// Over the limit of this run: not read.
  static let oversized = LineTraits(rawValue: 1 << 2)
}

/// A line before it is parsed, as rules look at it.
struct LineView {
  /// The length in bytes without the line end.
  let byteCount: Int
  /// The longest line in bytes that this run reads.
  let maximumLineBytes: Int
}

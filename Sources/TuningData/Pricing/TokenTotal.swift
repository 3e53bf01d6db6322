// SPDX-License-Identifier: Apache-2.0

/// How many tokens a file has: exactly, or between two bounds where they were estimated.
public struct TokenTotal: Sendable, Equatable {
  /// The tokens of all rows, whole, where the prompt of a preference pair counts once.
  public let tokens: ClosedRange<Int>
  /// Those of them behind the longest example the model takes, which training leaves out.
  public let beyondContext: ClosedRange<Int>
  /// Those of them in prompts of preference pairs.
  public let inPrompts: ClosedRange<Int>
  /// The rows.
  public let rows: Int
  /// Whether the counts come from an estimate rather than from a tokenizer.
  public let isEstimated: Bool
  /// The rows that could not be counted and are in none of these numbers.
  public var uncounted = 0
  /// The images, whose tokens are in none of these numbers.
  public var images = 0
  /// The rows that are longer than the longest example.
  public var cutRows = 0
  /// The tokens that would have been trained on and are cut off.
  public var trainedBeyondContext = 0

  /// Creates a total; what is negative counts as nothing.
  public init(
    tokens: ClosedRange<Int>, beyondContext: ClosedRange<Int> = 0...0,
    inPrompts: ClosedRange<Int> = 0...0, rows: Int, isEstimated: Bool = false
  ) {
    self.tokens = tokens.clamped(to: 0...Int.max)
    self.beyondContext = beyondContext.clamped(to: 0...Int.max)
    self.inPrompts = inPrompts.clamped(to: 0...Int.max)
    self.rows = max(0, rows)
    self.isEstimated = isEstimated
  }

  /// Creates an exact total.
  public init(exactly tokens: Int, rows: Int) {
    self.init(tokens: tokens...tokens, rows: rows)
  }
}

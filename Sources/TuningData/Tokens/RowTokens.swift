// SPDX-License-Identifier: Apache-2.0

/// How many tokens a row has.
public struct RowTokens: Sendable, Equatable {
  /// All of them; the prompt of a preference pair counts once.
  public var total = 0
  /// Those that the model learns from.
  public var trained = 0
  /// Those in the prompt of a preference pair.
  public var inPrompt = 0
  /// The longest sequence that the row is made into, which has to fit into the model's context.
  public var longest = 0
  /// Those that are cut off because a sequence is longer than the context.
  public var beyondContext = 0
  /// Those of the trained ones that are cut off.
  public var trainedBeyondContext = 0
  /// The answers that are trained on and cut in their middle.
  public var answersCut = 0
  /// The answers that could not be found whole in the text, of which too little counts as trained.
  public var answersUnclear = 0
  /// The images, whose tokens are not counted.
  public var images = 0
  /// The conversations with more than one answer.
  public var severalAnswers = 0
  /// The rows with calls of tools.
  public var withCalls = 0

  /// Creates the tokens of an empty row.
  public init() {}
}

/// What became of a row that was to be counted.
public enum RowOutcome: Sendable, Equatable {
  /// It was counted.
  case counted(RowTokens)
  /// The template refuses it, in these words.
  case refused(String)
  /// It is not a record that is trained on.
  case unusable
  /// A blank line.
  case blank
}

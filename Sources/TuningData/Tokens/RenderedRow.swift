// SPDX-License-Identifier: Apache-2.0

/// A row as the model will see it: one sequence, or two of a preference pair.
public struct RenderedRow: Sendable, Equatable {
  /// A text that becomes tokens.
  public struct Sequence: Sendable, Equatable {
    /// The text as UTF-8.
    public var text: [UInt8] = []
    /// The ranges that are trained on, in order, apart and not empty.
    public var trained: [Range<Int>] = []
    /// The ranges that the model answers with, trained on or not.
    public var answers: [Range<Int>] = []
    /// The answers that could not be found whole: of these the content is in the ranges, or nothing.
    public var answersUnclear = 0
    /// Whether the tokenizer's own tokens stand around it, which templates write themselves.
    public var hasSurroundings = false
  }

  /// The sequences: the chosen output before the rejected one.
  public var sequences: [Sequence] = []
  /// Whether it is a preference pair.
  public var isPreference = false
  /// The images, which are not in the text.
  public var images = 0
  /// Whether it is a conversation with more than one answer.
  var hasSeveralAnswers = false
  /// Whether the messages before the last answer call tools.
  var hasCalls = false
}

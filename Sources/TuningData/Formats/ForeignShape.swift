// SPDX-License-Identifier: Apache-2.0

/// Shapes of records that other tools use and the service does not take.
public enum ForeignShape: String, Sendable, CaseIterable {
  /// `instruction`, `input`, `output`.
  case alpaca
  /// `conversations` with `from` and `value`.
  case shareGPT
  /// `chosen` and `rejected`, with or without `prompt`.
  case chosenRejected
  /// `question` and `answer`.
  case questionAnswer
  /// `input` and `output`.
  case inputOutput
  /// `custom_id` and `body`: a line of a batch job.
  case batchRequest
  /// `prompt` with a checkable answer and no completion: reinforcement learning.
  case reinforcement

  /// What the shape is called.
  public var name: String {
    switch self {
    case .alpaca: "Alpaca"
    case .shareGPT: "ShareGPT"
    case .chosenRejected: "TRL preference"
    case .questionAnswer: "question and answer"
    case .inputOutput: "input and output"
    case .batchRequest: "OpenAI batch request"
    case .reinforcement: "reinforcement learning"
    }
  }
}

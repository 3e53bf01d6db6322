// SPDX-License-Identifier: Apache-2.0

/// The longest example a model takes in training, in tokens; longer ones are cut.
public struct ContextLength: Sendable, Equatable {
  /// For supervised fine-tuning; nil where unpublished.
  public let sft: Int?
  /// For direct preference optimisation; nil where unpublished.
  public let dpo: Int?
}

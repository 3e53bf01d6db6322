// SPDX-License-Identifier: Apache-2.0

/// How a model learns from examples.
public enum TuningMethod: String, Sendable, CaseIterable {
  /// Supervised fine-tuning: it imitates answers.
  case sft
  /// Direct preference optimisation: it learns which of two answers is better.
  case dpo

  /// The name as people write it.
  public var title: String { rawValue.uppercased() }
}

/// Which weights change.
public enum TrainingType: String, Sendable, CaseIterable {
  /// Those of small matrices that are added to the model.
  case lora
  /// All.
  case full

  /// The name as people write it.
  public var title: String { self == .lora ? "LoRA" : "full" }
}

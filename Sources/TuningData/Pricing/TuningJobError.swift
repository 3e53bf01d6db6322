// SPDX-License-Identifier: Apache-2.0

/// A setting of a job that the service refuses.
public enum TuningJobError: Error, Sendable, Equatable {
  /// Fewer or more epochs than it takes.
  case epochs(Int)
  /// Fewer or more evaluations than it takes.
  case evaluations(Int)
  /// Evaluations of nothing.
  case noValidation(Int)
  /// Rows cannot be filled up without a length.
  case noLength(maximum: Int?)
  /// A length that the model does not take.
  case length(Int, maximum: Int?)
  /// The model cannot be tuned like this.
  case notOffered(String, TrainingType)
}

extension TuningJobError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .epochs(let count):
      "\(count) epochs are not possible; the service takes 1 to 20"
    case .evaluations(let count):
      "\(count) evaluations are not possible; the service takes 0 to 100"
    case .noValidation(let count):
      "\(Quantity.text(count, "evaluation")) without a validation file; give one, or ask for none"
    case .noLength(let maximum?):
      "without packing the job needs a sequence length; give one up to \(Quantity.grouped(maximum))"
    case .noLength(nil):
      "without packing the job needs a sequence length; give one"
    case .length(let length, let maximum?):
      "a sequence length of \(Quantity.grouped(length)) is not possible; "
        + "the model takes 1 to \(Quantity.grouped(maximum))"
    case .length(let length, nil):
      "a sequence length of \(Quantity.grouped(length)) is not possible; give at least 1"
    case .notOffered(let model, .full):
      "\(model) cannot be tuned in full; use LoRA"
    case .notOffered(let model, .lora):
      "\(model) cannot be tuned with LoRA"
    }
  }
}

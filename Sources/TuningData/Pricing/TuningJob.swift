// SPDX-License-Identifier: Apache-2.0

/// A job as it would be started, as far as its price depends on it.
public struct TuningJob: Sendable {
  /// How rows become sequences of the length that training works on.
  public enum Packing: Sendable, Equatable {
    /// Rows share sequences; nothing is billed but their tokens.
    case packed
    /// Every row is filled up to the length, and billed with the filling.
    case padded(length: Int?)
  }

  /// The model.
  public var model: ModelProfile
  /// How it learns.
  public var method: TuningMethod
  /// Which weights change.
  public var training: TrainingType
  /// How often all rows are seen.
  public var epochs: Int
  /// How often the validation file is evaluated.
  public var evaluations: Int
  /// How rows become sequences.
  public var packing: Packing
  /// The file to train on.
  public var train: TokenTotal
  /// The file to evaluate on; nil when there is none.
  public var validation: TokenTotal?
  /// The day whose prices count.
  public var day: Day
  /// What was assumed when tokens were counted: sentences.
  public var assumptions: [String] = []

  /// Creates a job with the defaults of the service.
  public init(
    model: ModelProfile, method: TuningMethod = .sft, training: TrainingType = .lora,
    epochs: Int = 1, evaluations: Int = 0, packing: Packing = .packed, train: TokenTotal,
    validation: TokenTotal? = nil, day: Day
  ) {
    self.model = model
    self.method = method
    self.training = training
    self.epochs = epochs
    self.evaluations = evaluations
    self.packing = packing
    self.train = train
    self.validation = validation
    self.day = day
  }
}

extension TuningJob {
  /// The epochs that the service takes.
  public static let epochLimits = 1...20
  /// The evaluations that the service takes.
  public static let evaluationLimits = 0...100

  /// The longest example that the model takes in this method; nil where unpublished.
  public var maximumLength: Int? {
    switch method {
    case .sft: model.contextLength.sft
    case .dpo: model.contextLength.dpo
    }
  }

  /// The files whose tokens are billed.
  var billedFiles: [TokenTotal] {
    [train] + (evaluations > 0 ? validation.map { [$0] } ?? [] : [])
  }

  /// Checks a length of sequences.
  ///
  /// - Throws: `TuningJobError` when the model does not take it.
  public func check(length: Int) throws(TuningJobError) {
    guard length >= 1, length <= maximumLength ?? .max else {
      throw .length(length, maximum: maximumLength)
    }
  }

  /// Checks what the service would refuse.
  ///
  /// - Throws: `TuningJobError` for the first setting that it refuses.
  public func check() throws(TuningJobError) {
    guard TuningJob.epochLimits.contains(epochs) else { throw .epochs(epochs) }
    guard TuningJob.evaluationLimits.contains(evaluations) else { throw .evaluations(evaluations) }
    guard evaluations == 0 || validation != nil else { throw .noValidation(evaluations) }
    switch training {
    case .lora where model.lora == .notOffered: throw .notOffered(model.id, .lora)
    case .full where model.full == .notOffered: throw .notOffered(model.id, .full)
    default: break
    }
    guard case .padded(let length) = packing else { return }
    guard let length else { throw .noLength(maximum: maximumLength) }
    try check(length: length)
  }
}

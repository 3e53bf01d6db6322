// SPDX-License-Identifier: Apache-2.0

/// What one should know about an estimate of cost.
public enum CostNote: Sendable, Equatable {
  case noRate(closest: String?)
  case ratesConflict
  case rateIsRange
  case rateIsDerived
  case noMinimum
  case minimumsConflict
  case tokensEstimated
  case cutTokens
  case promptsOnceOrTwice
  case padding(plain: Int, length: Int)
  case paddedPairs
  case paddedEvaluations
  case validationUnused
  case retired(replacement: String?)
  case announced
  case trainingUnconfirmed(TrainingType)
  case lengthUnpublished
  case rowsNotCounted(training: Int, validation: Int)
  case imagesNotCounted(Int)
  case rowsCut(rows: Int, trained: Int)
  case assumption(String)
}

extension CostNote {
  /// The name, for programs.
  public var name: String {
    switch self {
    case .noRate: "no-rate"
    case .ratesConflict: "rates-conflict"
    case .rateIsRange: "rate-is-range"
    case .rateIsDerived: "rate-is-derived"
    case .noMinimum: "no-minimum"
    case .minimumsConflict: "minimums-conflict"
    case .tokensEstimated: "tokens-estimated"
    case .cutTokens: "cut-tokens"
    case .promptsOnceOrTwice: "prompts-once-or-twice"
    case .padding: "padding"
    case .paddedPairs: "padded-pairs"
    case .paddedEvaluations: "padded-evaluations"
    case .validationUnused: "validation-unused"
    case .retired: "model-retired"
    case .announced: "model-announced"
    case .trainingUnconfirmed: "training-unconfirmed"
    case .lengthUnpublished: "length-unpublished"
    case .rowsNotCounted: "rows-not-counted"
    case .imagesNotCounted: "images-not-counted"
    case .rowsCut: "rows-cut"
    case .assumption: "assumption"
    }
  }

  /// A sentence without its final period.
  public var message: String {
    switch self {
    case .noRate(let closest?): "no rate is published for this job; \(closest)"
    case .noRate(nil): "no rate is published for this model, method and kind of training"
    case .ratesConflict: "the sources give different rates; the total covers all of them"
    case .rateIsRange: "only a range of rates is known; the total covers it"
    case .rateIsDerived: "the rate was worked out from others; no source states it"
    case .noMinimum: "no minimum charge is known; the service may have one"
    case .minimumsConflict:
      "the sources give different minimum charges; the total covers all of them"
    case .tokensEstimated: "the tokens were estimated; a tokenizer makes them exact"
    case .cutTokens:
      "some rows are longer than the model takes; whether the tokens that are cut are billed is not "
        + "known, and the total covers both"
    case .promptsOnceOrTwice:
      "whether the prompt of a pair is billed once or with each answer is not known; the total covers "
        + "both"
    case .padding(let plain, let length):
      "without packing every row is billed as \(Quantity.text(length, "token")); with packing an "
        + "epoch would have \(Quantity.text(plain, "token"))"
    case .paddedPairs:
      "whether a pair without packing is billed as one sequence or as two is not known; the total "
        + "covers both"
    case .paddedEvaluations:
      "whether evaluations without packing are billed with their filling is not known; the total "
        + "covers both"
    case .validationUnused:
      "the validation file is not used, as no evaluation is asked for; ask for some or leave it out"
    case .retired(let replacement?):
      "the service refuses new jobs for this model; it recommends \(replacement)"
    case .retired(nil): "the service refuses new jobs for this model"
    case .announced: "the model is only announced"
    case .trainingUnconfirmed(let training):
      "whether the model can be tuned \(training == .full ? "in full" : "with LoRA") is not known"
    case .lengthUnpublished: "the longest example the model takes is not published"
    case .rowsNotCounted(let training, let validation):
      CostNote.rows(training, validation)
        + " could not be counted and not priced, so the job may cost more; jsonlcheck says why"
    case .imagesNotCounted(let count):
      "the tokens of \(Quantity.text(count, "image")) are not counted, so the job may cost more"
    case .rowsCut(let rows, let trained):
      "\(Quantity.text(rows, "row")) longer than a sequence \(rows == 1 ? "is" : "are") cut, and "
        + "\(Quantity.text(trained, "token")) to train on \(trained == 1 ? "is" : "are") lost"
    case .assumption(let sentence): sentence
    }
  }

  private static func rows(_ training: Int, _ validation: Int) -> String {
    let files = [(training, "training"), (validation, "validation")]
    return files.filter { $0.0 > 0 }
      .map { "\(Quantity.text($0.0, "row")) of the \($0.1) file" }.joined(separator: " and ")
  }
}

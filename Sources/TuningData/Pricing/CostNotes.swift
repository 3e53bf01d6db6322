// SPDX-License-Identifier: Apache-2.0

/// The notes on an estimate of cost.
struct CostNotes {
  let job: TuningJob
  let billed: BilledTokens
  let rates: [PriceRate]
  let minimums: [MinimumCharge]
  let gap: UnpublishedPrice?

  var all: [CostNote] {
    aboutMissing + aboutModel + aboutRates + aboutMinimums + aboutTokens
      + job.assumptions.map { .assumption($0) }
  }

  private var aboutMissing: [CostNote] {
    var notes: [CostNote] = []
    let missing = (
      job.train.uncounted, job.evaluations > 0 ? job.validation?.uncounted ?? 0 : 0
    )
    if missing.0 + missing.1 > 0 {
      notes.append(.rowsNotCounted(training: missing.0, validation: missing.1))
    }
    let images = job.billedFiles.reduce(0) { $0 + $1.images }
    if images > 0 { notes.append(.imagesNotCounted(images)) }
    return notes
  }

  private var aboutModel: [CostNote] {
    var notes: [CostNote] = []
    switch job.model.status {
    case .retired: notes.append(.retired(replacement: job.model.replacement))
    case .announced: notes.append(.announced)
    case .current, .currentLimitsUnknown: break
    }
    let isUnconfirmed =
      job.training == .lora ? job.model.lora == .unknown : job.model.full == .unknown
    if isUnconfirmed { notes.append(.trainingUnconfirmed(job.training)) }
    if job.maximumLength == nil { notes.append(.lengthUnpublished) }
    return notes
  }

  private var aboutRates: [CostNote] {
    guard let first = rates.first?.perMillionTokens else { return [.noRate(closest: gap?.note)] }
    var notes: [CostNote] = []
    if rates.contains(where: { $0.perMillionTokens != first }) {
      notes.append(.ratesConflict)
    } else if first.lowerBound < first.upperBound {
      notes.append(.rateIsRange)
    }
    if rates.contains(where: { $0.evidence.confidence == .derived }) {
      notes.append(.rateIsDerived)
    }
    return notes
  }

  private var aboutMinimums: [CostNote] {
    guard let first = minimums.first?.amount else { return [.noMinimum] }
    let agree = first.lowerBound == first.upperBound && minimums.allSatisfy { $0.amount == first }
    return agree ? [] : [.minimumsConflict]
  }

  private var aboutTokens: [CostNote] {
    let evaluated = job.evaluations > 0 ? job.validation : nil
    let files = job.billedFiles
    var notes: [CostNote] = []
    switch job.packing {
    case .padded(let length):
      notes.append(.padding(plain: job.train.tokens.upperBound, length: length ?? 0))
      if job.train.cutRows > 0 {
        notes.append(
          .rowsCut(rows: job.train.cutRows, trained: job.train.trainedBeyondContext))
      }
      if job.method == .dpo { notes.append(.paddedPairs) }
      if evaluated != nil { notes.append(.paddedEvaluations) }
    case .packed:
      if files.contains(where: { $0.beyondContext.upperBound > 0 }) { notes.append(.cutTokens) }
      if job.method == .dpo, files.contains(where: { $0.inPrompts.upperBound > 0 }) {
        notes.append(.promptsOnceOrTwice)
      }
    }
    if billed.areEstimated { notes.append(.tokensEstimated) }
    if job.validation != nil, job.evaluations == 0 { notes.append(.validationUnused) }
    return notes
  }
}

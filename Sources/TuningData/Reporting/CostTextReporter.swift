// SPDX-License-Identifier: Apache-2.0

/// Estimates of cost for people in front of a terminal.
public struct CostTextReporter: Sendable {
  private let style: TextStyle

  /// Creates a reporter.
  public init(style: TextStyle = TextStyle()) { self.style = style }

  /// Returns the whole estimate: the job, how its price comes about, and the notes.
  ///
  /// - Parameters:
  ///   - estimate: The estimate.
  ///   - budget: The most that the job may cost, where there is a limit.
  /// - Returns: Text of several lines.
  public func report(_ estimate: CostEstimate, budget: USD? = nil) -> String {
    header(estimate.job) + rows(estimate, budget: budget).map(line).joined() + notes(estimate)
  }

  /// Returns the total in one line, for the end of a longer report.
  public func line(_ estimate: CostEstimate) -> String {
    "cost: \(total(estimate)) for \(job(estimate))"
      + (estimate.isComplete ? "" : ", without what could not be counted") + "\n"
  }

  /// Returns what is paid for, in a few words.
  func job(_ estimate: CostEstimate) -> String {
    "\(epochs(estimate.job)) of \(title(estimate.job))"
  }

  private func header(_ job: TuningJob) -> String {
    style.bold(VisibleText(job.model.id).text)
      + style.faint(" (\(title(job)), prices of \(job.day))") + "\n\n"
  }

  private func title(_ job: TuningJob) -> String {
    "\(job.method.title) with \(job.training == .lora ? "LoRA" : "full tuning")"
  }

  private func notes(_ estimate: CostEstimate) -> String {
    guard !estimate.notes.isEmpty else { return "" }
    return "\n"
      + estimate.notes.map { note in
        style.paint("note[\(note.name)]", as: Severity.note)
          + ": \(VisibleText(note.message).text)\n"
      }.joined()
  }

  // MARK: - Rows

  /// A part of the price, and where it comes from.
  struct Row {
    var title: String
    var text: String
    var origin = ""
  }

  private func line(_ row: Row) -> String {
    let padding = String(repeating: " ", count: max(1, 12 - row.title.count))
    let origin = row.origin.isEmpty ? "" : style.faint(" (\(VisibleText(row.origin).text))")
    return "  \(row.title)\(padding)\(row.text)\(origin)\n"
  }

  /// Returns how a price comes about.
  func rows(_ estimate: CostEstimate, budget: USD?) -> [Row] {
    var rows = tokens(estimate)
    for rate in estimate.rates {
      let price = "\(text(rate.perMillionTokens)) per million tokens"
      rows.append(Row(title: "rate", text: price, origin: origin(rate.evidence)))
    }
    if let metered = estimate.metered { rows.append(Row(title: "metered", text: text(metered))) }
    for minimum in estimate.minimums {
      let amount = minimum.amount == USD.zero...USD.zero ? "none" : text(minimum.amount)
      rows.append(Row(title: "minimum", text: amount, origin: origin(minimum.evidence)))
    }
    rows.append(Row(title: "total", text: style.bold(total(estimate))))
    if let budget {
      rows.append(Row(title: "budget", text: "\(budget), \(words(estimate.exceeds(budget)))"))
    }
    return rows
  }

  private func tokens(_ estimate: CostEstimate) -> [Row] {
    let (job, billed) = (estimate.job, estimate.billed)
    var rows = [
      Row(
        title: "training",
        text: "\(text(billed.perEpoch, billed.areEstimatedPerEpoch)) × \(epochs(job))")
    ]
    if job.validation != nil, job.evaluations > 0 {
      let evaluations = Quantity.text(job.evaluations, "evaluation")
      rows.append(
        Row(
          title: "validation",
          text: "\(text(billed.perEvaluation, billed.areEstimatedPerEvaluation)) × \(evaluations)"))
    }
    return rows + [Row(title: "billed", text: text(billed.total, billed.areEstimated))]
  }

  private func epochs(_ job: TuningJob) -> String { Quantity.text(job.epochs, "epoch") }

  private func origin(_ evidence: PriceEvidence) -> String {
    "\(evidence.description): \(evidence.source)"
  }

  /// Returns what a job costs.
  func total(_ estimate: CostEstimate) -> String {
    if let total = estimate.total { return text(total) }
    guard let minimum = estimate.minimum, minimum.lowerBound > .zero else { return "unknown" }
    return "unknown, at least \(minimum.lowerBound)"
  }

  private func words(_ excess: CostEstimate.Excess) -> String {
    switch excess {
    case .no: "kept"
    case .possibly: "may be exceeded"
    case .certainly: "exceeded"
    }
  }

  private func text(_ range: ClosedRange<USD>) -> String {
    let (lower, upper) = (range.lowerBound.description, range.upperBound.description)
    return lower == upper ? lower : "\(lower) to \(upper)"
  }

  private func text(_ range: ClosedRange<Int128>, _ isEstimated: Bool) -> String {
    let lower = Quantity.grouped(range.lowerBound)
    let upper = Quantity.grouped(range.upperBound)
    let count = lower == upper ? lower : "\(lower) to \(upper)"
    return "\(isEstimated ? "≈ " : "")\(count) token\(range == 1...1 ? "" : "s")"
  }
}

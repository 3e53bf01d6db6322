// SPDX-License-Identifier: Apache-2.0

/// Counts of tokens for people in front of a terminal.
public struct TokenTextReporter: Sendable {
  private let style: TextStyle
  private static let bins = 10
  private static let barWidth = 32

  /// Creates a reporter.
  public init(style: TextStyle = TextStyle()) { self.style = style }

  /// Returns the report on one file.
  public func report(_ path: String, _ summary: TokenSummary, _ setup: TokenSetup) -> String {
    var text = style.bold(VisibleText(path).text) + style.faint(" (\(contents(summary)))") + "\n\n"
    for (title, value) in rows(summary, setup) {
      text += "  " + title + String(repeating: " ", count: max(1, 14 - title.count)) + value + "\n"
    }
    text += histogram(summary, isEstimate: setup.isEstimate)
    text += refusals(summary)
    for note in setup.notes(summary) {
      text += "\n\(style.paint("note", as: Severity.note)): \(VisibleText(note).text)\n"
    }
    return text
  }

  /// Returns the counts in one line, for the end of a longer report.
  public func line(_ summary: TokenSummary, _ setup: TokenSetup) -> String {
    let mark = setup.isEstimate ? "≈ " : ""
    let error = setup.errorMark
    return "tokens: \(mark)\(Quantity.grouped(summary.total.total))\(error), of which "
      + "\(mark)\(Quantity.grouped(summary.total.trained))\(error) are trained on"
      + over(summary, setup).map { "; \($0)" }.joined() + "\n"
  }

  private func contents(_ summary: TokenSummary) -> String {
    let formats = DatasetFormat.allCases.filter { summary.formats[$0] != nil }.map(\.rawValue)
    let kind = formats.isEmpty ? "" : formats.joined(separator: " and ") + " format, "
    return kind + Quantity.text(summary.rows, "row")
  }

  /// Returns what a file comes to, as titles and texts.
  func rows(_ summary: TokenSummary, _ setup: TokenSetup) -> [(String, String)] {
    let mark = setup.isEstimate ? "≈ " : ""
    var rows = [("tokens", mark + Quantity.grouped(summary.total.total) + setup.errorMark)]
    let share = TokenTextReporter.share(summary.total.trained, of: summary.total.total)
    rows.append(
      (
        "trained",
        mark + Quantity.grouped(summary.total.trained)
          + (setup.isEstimate ? "\(setup.errorMark), \(share) of all" : " (\(share))")
      ))
    if let minimum = summary.distribution.minimum, let maximum = summary.distribution.maximum {
      let shares = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99)]
      let middle = shares.map { name, share in
        "\(name) \(Quantity.grouped(summary.distribution.percentile(share) ?? 0))"
      }
      let all = ["min \(Quantity.grouped(minimum))"] + middle + ["max \(Quantity.grouped(maximum))"]
      rows.append(("row length", mark + all.joined(separator: "  ")))
    }
    for text in over(summary, setup) { rows.append(("over context", text)) }
    if summary.untrained > 0 {
      rows.append(("untrained", "\(Quantity.text(summary.untrained, "row")) with nothing to learn"))
    }
    if summary.refused > 0 {
      rows.append(
        ("refused", "\(Quantity.text(summary.refused, "row")) by the template, not counted"))
    }
    if summary.unusable > 0 {
      rows.append(
        ("unusable", "\(Quantity.text(summary.unusable, "line")) not counted; see jsonlcheck"))
    }
    if summary.total.answersUnclear > 0 {
      let answers = Quantity.text(summary.total.answersUnclear, "answer")
      rows.append(("unclear", "\(answers) not found whole in what the template writes"))
    }
    if summary.total.images > 0 {
      rows.append(
        ("images", "\(Quantity.grouped(summary.total.images)), whose tokens are not counted"))
    }
    return rows + origins(summary, setup)
  }

  /// Below ten percent a digit after the point matters.
  private static func share(_ part: Int, of whole: Int) -> String {
    let percent = whole > 0 ? Double(part) * 100 / Double(whole) : 0
    return percent < 10 && percent > 0
      ? "\(Quantity.oneDecimal(percent)) %" : "\(Int(percent)) %"
  }

  private func over(_ summary: TokenSummary, _ setup: TokenSetup) -> [String] {
    guard summary.overContext > 0, let limit = setup.plan.contextLength else { return [] }
    let mark = setup.isEstimate ? "≈ " : ""
    return [
      "\(mark)\(Quantity.text(summary.overContext, "row")) longer than \(Quantity.grouped(limit)); "
        + "\(setup.tokens(summary.total.beyondContext)) cut off"
    ]
  }

  private func origins(_ summary: TokenSummary, _ setup: TokenSetup) -> [(String, String)] {
    var rows = [("tokenizer", VisibleText(setup.sourceName).text)]
    let templated = summary.formats.keys.contains { $0 == .conversation || $0 == .preference }
    if summary.rows > 0, !templated {
      rows.append(("template", "none: prompt and completion joined as they are (assumed)"))
    } else if let origin = setup.plan.origin {
      rows.append(("template", VisibleText(origin.name).text))
    }
    return rows
  }

  private func histogram(_ summary: TokenSummary, isEstimate: Bool) -> String {
    let bins = summary.distribution.histogram(TokenTextReporter.bins)
    guard bins.count > 1, let most = bins.map(\.rows).max(), most > 0 else { return "" }
    let width = Quantity.grouped(bins.last?.lengths.upperBound ?? 0).count
    var text = "\n"
    for bin in bins {
      let bar = bin.rows * TokenTextReporter.barWidth / most
      let bounds = [bin.lengths.lowerBound, bin.lengths.upperBound].map { bound in
        let digits = Quantity.grouped(bound)
        return String(repeating: " ", count: width - digits.count) + digits
      }
      text += "  \(bounds[0])–\(bounds[1])  "
      text += String(repeating: "█", count: bin.rows > 0 ? max(1, bar) : 0)
      text += bin.rows > 0 ? " \(Quantity.grouped(bin.rows))\n" : "\n"
    }
    return text
  }

  private func refusals(_ summary: TokenSummary) -> String {
    guard !summary.refusals.isEmpty else { return "" }
    return "\n"
      + summary.refusals.map { refusal in
        "  line \(refusal.line): the template refuses the row: \(VisibleText(refusal.reason).text)\n"
      }.joined()
  }
}

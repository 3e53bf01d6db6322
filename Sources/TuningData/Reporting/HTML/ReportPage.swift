// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates

/// A report as a page that needs nothing but itself.
struct ReportPage {
  let report: Report
  /// How much the template may do.
  var limits = ReportPage.generousLimits

  /// Of more files than these the page has the counts and findings only.
  private static let mostFiles = 100
  private static let generousLimits = TemplateLimits(
    maximumSteps: 1 << 40, maximumOutput: 2 << 30)

  /// The page as HTML.
  var text: String {
    do throws(TemplateError) {
      let template = try ChatTemplate(PageAsset.template.text)
      var text = RenderedText()
      try template.render(context, into: &text, limits: limits)
      return text.string + "\n"
    } catch {
      // The template is ours, so all that can happen is a report beyond its limits.
      return
        "<!DOCTYPE html>\n<html lang=\"en\"><title>jsonlcheck</title><p>The report does not fit "
        + "into a page; list fewer findings with --max-diagnostics</p></html>\n"
    }
  }

  private var context: TemplateContext {
    let findings = PageFindings(report)
    let files = report.files.prefix(ReportPage.mostFiles).enumerated().map { index, file in
      PageFile(file: file, report: report, index: index).value
    }
    var context = TemplateContext()
    let values: [(String, PageValue)] = [
      ("style", .asset(.style)), ("script", .asset(.script)), ("policy", .text(PageAsset.policy)),
      ("title", .text(title)), ("verdict", .text(verdict.word)),
      ("meaning", .text(meaning)),
      ("facts", .list(facts)), ("files", .list(files)),
      ("hiddenFiles", .number(report.files.count - files.count)),
      (
        "failures",
        .list(
          report.failures.map {
            .object([("path", .text($0.path)), ("message", .text(reason($0)))])
          })
      ),
      ("notes", .list(report.notes.map { .text($0) })),
      ("groups", findings.values), ("data", findings.data),
      ("total", .text(Quantity.text(total, "finding"))), ("omitted", .number(report.omitted)),
      ("listedText", .text(Quantity.grouped(findings.listed))),
      ("seconds", .text(Quantity.seconds(report.seconds))),
    ]
    for (name, value) in values { context[name] = value.value }
    return context
  }

  private var title: String {
    if report.files.count == 1 { return report.files[0].path }
    return Quantity.text(report.files.count, "file")
  }

  /// What happened, without the path that most messages begin with.
  private func reason(_ failure: InputFailure) -> String {
    let start = "\(failure.path): "
    return failure.message.hasPrefix(start)
      ? String(failure.message.dropFirst(start.count)) : failure.message
  }

  private var total: Int { Severity.allCases.reduce(0) { $0 + report.count($1) } }

  // MARK: - Head

  private var verdict: (word: String, meaning: String) {
    if report.files.isEmpty { return ("nothing", "No file was checked.") }
    return switch report.worst {
    case .error: ("refused", "The service would refuse or mangle the data.")
    case .warning: ("doubtful", "A job would run, but probably not as meant.")
    case .note, nil: ("accepted", meaningOfAccepted)
    }
  }

  private var meaningOfAccepted: String {
    report.files.contains(where: \.hasKnownErrors)
      ? "Nothing new was found, but there are errors that are known."
      : "Nothing stands in the way of a job."
  }

  private var meaning: String {
    guard !report.failures.isEmpty else { return verdict.meaning }
    return
      "\(verdict.meaning) \(Quantity.text(report.failures.count, "input")) could not be checked."
  }

  private var facts: [PageValue] {
    var facts = [
      fact("Records", report.files.reduce(0) { $0 + $1.records }),
      fact("Errors", report.count(.error), tone: "error"),
      fact("Warnings", report.count(.warning), tone: "warning"),
      fact("Notes", report.count(.note), tone: "note"),
    ]
    let tokens = report.files.compactMap(\.tokens)
    guard !tokens.isEmpty else { return facts }
    let mark = report.tokenSetups.values.contains { $0.isEstimate } ? "≈ " : ""
    facts.append(fact("Tokens", tokens.reduce(0) { $0 + $1.total.total }, mark: mark))
    facts.append(fact("Trained on", tokens.reduce(0) { $0 + $1.total.trained }, mark: mark))
    if report.files.count == 1, let cost = report.costs[report.files[0].path] {
      facts.append(
        .object([
          ("title", .text("Cost")), ("text", .text(CostTextReporter().total(cost))),
          ("tone", .text("")),
        ]))
    }
    return facts
  }

  private func fact(
    _ title: String, _ count: Int, mark: String = "", tone: String = ""
  ) -> PageValue {
    .object([
      ("title", .text(title)), ("text", .text(mark + Quantity.grouped(count))),
      ("tone", .text(count > 0 ? tone : "")),
    ])
  }
}

extension ReportFormat {
  /// A page to look at and to send around: charts, findings by rule, rows as the model sees them.
  static let html = ReportFormat(
    name: "html", summary: "people, as a page of its own", needs: [.statistics, .samples]
  ) {
    ReportPage(report: $0).text
  }
}

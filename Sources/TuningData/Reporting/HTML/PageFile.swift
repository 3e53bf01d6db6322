// SPDX-License-Identifier: Apache-2.0

/// What a page says about a file beside its findings: numbers, tokens, cost, charts and rows.
struct PageFile {
  let file: FileReport
  let report: Report
  /// Its place among the files.
  let index: Int

  /// What the template shows.
  var value: PageValue {
    .object([
      ("id", .text("file-\(index)")), ("path", .text(file.path)),
      ("verdict", .text(file.verdict.rawValue)),
      ("format", file.format.map { .text($0.rawValue) } ?? .none),
      ("records", .text(Quantity.grouped(file.records))),
      ("recordsText", .text(Quantity.text(file.records, "record"))),
      ("size", .text(Quantity.bytes(file.bytes))),
      ("errors", .text(Quantity.grouped(file.count(.error)))),
      ("warnings", .text(Quantity.grouped(file.count(.warning)))),
      ("notes", .text(Quantity.grouped(file.count(.note)))),
      ("tokens", file.tokens.map { .text(Quantity.grouped($0.total.total)) } ?? .none),
      ("remarks", .list(remarks.map { .text($0) })), ("tokenRows", .list(tokenRows)),
      ("costRows", .list(costRows)),
      ("costNotes", .list(cost?.notes.map { .text($0.message) } ?? [])),
      ("job", cost.map { .text(CostTextReporter().job($0)) } ?? .none),
      (
        "charts",
        .list(
          PageChart.all.compactMap { $0(file, report) }.enumerated().map { place, chart in
            PageDrawing(chart: chart, prefix: "chart-\(index)-\(place)").value
          })
      ),
      ("samples", .list(file.samples.flatMap(PageSample.values))),
    ])
  }

  /// What a configuration and a baseline make of the findings.
  private var remarks: [String] {
    file.excesses.map { "\($0.rule): \($0.sentence)." } + file.acceptances.map { "\($0)." }
  }

  private var cost: CostEstimate? { report.costs[file.path] }

  private var tokenRows: [PageValue] {
    guard let tokens = file.tokens, let setup = report.tokenSetups[file.path] else { return [] }
    return TokenTextReporter().rows(tokens, setup).map { title, text in
      .object([("title", .text(title)), ("text", .text(text))])
    }
  }

  private var costRows: [PageValue] {
    guard let cost else { return [] }
    return CostTextReporter().rows(cost, budget: nil).map { row in
      .object([
        ("title", .text(row.title)), ("text", .text(row.text)),
        ("origin", row.origin.isEmpty ? .none : .text(row.origin)),
      ])
    }
  }
}

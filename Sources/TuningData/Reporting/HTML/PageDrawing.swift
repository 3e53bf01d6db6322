// SPDX-License-Identifier: Apache-2.0

/// Where the parts of a chart stand: shares of the width, which may be any, and pixels of the height.
///
/// So a drawing gets as wide as its place, and its letters stay as large as those of the page.
struct PageDrawing {
  let chart: PageChart
  /// What names in this drawing begin with: ids are unique in a page.
  let prefix: String

  private static let top = 36
  private static let height = 112
  private static let leastColumns = 12
  private static let mostTicks = 6
  private static let barHeight = 34
  private static let mostBars = 12

  /// What the template draws.
  var value: PageValue {
    let shown = chart.shape == .bars ? Array(chart.entries.prefix(PageDrawing.mostBars)) : []
    return .object([
      ("id", .text(prefix)), ("title", .text(chart.title)), ("summary", .text(chart.summary)),
      ("shape", .text(chart.shape.rawValue)),
      (
        "height",
        .number(
          chart.shape == .bars
            ? shown.count * PageDrawing.barHeight
            : PageDrawing.top + PageDrawing.height + 24)
      ),
      ("base", .number(PageDrawing.top + PageDrawing.height)),
      ("columns", .list(chart.shape == .columns ? columns : [])),
      ("bars", .list(shown.enumerated().map(bar))), ("ticks", .list(ticks)),
      ("mark", mark), ("peak", peak),
      ("hidden", .number(chart.shape == .bars ? chart.entries.count - shown.count : 0)),
      ("head", .list([.text(chart.head.label), .text(chart.head.count)])),
      (
        "rows",
        .list(
          chart.entries.map {
            .list([.text($0.label), .text(Quantity.grouped($0.count))])
          })
      ),
    ])
  }

  private var most: Int { max(1, chart.entries.map(\.count).max() ?? 1) }

  // MARK: - Columns

  private var slots: Int { max(PageDrawing.leastColumns, chart.entries.count) }

  private var columns: [PageValue] {
    chart.entries.enumerated().filter { $0.element.count > 0 }.map { index, entry in
      let height = columnHeight(entry)
      return .object([
        ("x", share(Double(index) + 0.06, of: slots)), ("width", share(0.88, of: slots)),
        ("y", .number(PageDrawing.top + PageDrawing.height - height)), ("height", .number(height)),
        ("tone", .text(entry.tone)),
      ])
    }
  }

  private func columnHeight(_ entry: PageChart.Entry) -> Int {
    max(2, Int(Double(entry.count) / Double(most) * Double(PageDrawing.height)))
  }

  private var ticks: [PageValue] {
    guard chart.shape == .columns else { return [] }
    var ticks = chart.ticks
    if ticks.isEmpty {
      ticks = chart.entries.enumerated().map { (column: Double($0) + 0.5, label: $1.label) }
    }
    let widest = ticks.map(\.label.count).max() ?? 1
    let room = widest <= 3 ? 2 * PageDrawing.mostTicks : PageDrawing.mostTicks
    let step = (ticks.count + room - 1) / max(1, room)
    return ticks.enumerated().filter { $0.offset % max(1, step) == 0 }.map {
      label($0.element.label, at: $0.element.column)
    }
  }

  private var mark: PageValue {
    guard let mark = chart.mark else { return .none }
    return label(mark.label, at: Double(mark.column), isBeside: true)
  }

  /// The count of the highest column, which gives all others their measure.
  private var peak: PageValue {
    guard chart.shape == .columns,
      let index = chart.entries.indices.max(by: {
        chart.entries[$0].count < chart.entries[$1].count
      })
    else { return .none }
    return label(Quantity.grouped(chart.entries[index].count), at: Double(index) + 0.5)
  }

  /// A text that does not leave the drawing; `isBeside` when it stands next to a line.
  private func label(_ text: String, at column: Double, isBeside: Bool = false) -> PageValue {
    let part = column / Double(slots)
    let anchor =
      isBeside
      ? part > 0.5 ? "end" : "start" : part < 0.04 ? "start" : part > 0.96 ? "end" : "middle"
    return .object([
      ("x", share(column, of: slots)), ("text", .text(text)), ("anchor", .text(anchor)),
      ("dx", .number(!isBeside ? 0 : anchor == "end" ? -6 : 6)),
    ])
  }

  // MARK: - Bars

  private func bar(_ index: Int, _ entry: PageChart.Entry) -> PageValue {
    let y = index * PageDrawing.barHeight
    let width = max(0.5, Double(entry.count) / Double(most) * 100)
    return .object([
      ("label", .text(entry.label)), ("count", .text(Quantity.grouped(entry.count))),
      ("labelY", .number(y + 14)), ("y", .number(y + 21)), ("width", share(width, of: 100)),
      ("tone", .text(entry.tone)),
    ])
  }

  /// A part as a percentage with two digits behind the point.
  private func share(_ part: Double, of whole: Int) -> PageValue {
    let hundredths = Int((part * 10_000 / Double(whole)).rounded())
    let fraction = String(hundredths % 100 + 100).dropFirst()
    return .text("\(hundredths / 100).\(fraction)%")
  }
}

// SPDX-License-Identifier: Apache-2.0

extension PageChart {
  /// How long rows are in tokens, with the longest that the model takes.
  ///
  /// Columns grow with the lengths (…, 64, 80, 96, 112, 128, 160, …), so that short rows and a limit
  /// far away fit into one picture.
  static let tokenLengths: Maker = { file, report in
    guard let tokens = file.tokens, let shortest = tokens.distribution.minimum,
      let longest = tokens.distribution.maximum
    else { return nil }
    let limit = report.tokenSetups[file.path]?.plan.contextLength
    let starts = columnStarts(shortest: shortest, longest: max(longest, limit ?? 0), limit: limit)
    var counts = Array(repeating: 0, count: starts.count)
    var column = 0
    for (length, rows) in tokens.distribution.sorted {
      while column + 1 < starts.count, starts[column + 1] <= length { column += 1 }
      counts[column] += rows
    }
    let over = limit.flatMap { limit in starts.firstIndex { $0 > limit } }
    var chart = PageChart(
      title: "Token lengths", summary: "", shape: .columns, head: ("tokens", "rows"),
      entries: starts.indices.map { index in
        let end = index + 1 < starts.count ? "–\(Quantity.grouped(starts[index + 1] - 1))" : "+"
        return Entry(
          label: Quantity.grouped(starts[index]) + end, count: counts[index],
          tone: index >= over ?? .max ? "error" : "")
      })
    chart.summary = summary(tokens, limit: limit)
    chart.ticks = starts.indices.filter { starts[$0] & (starts[$0] - 1) == 0 }
      .map { (column: Double($0), label: Quantity.grouped(starts[$0])) }
    if let limit {
      chart.mark = Mark(
        column: over ?? starts.count, label: "context \(Quantity.grouped(limit))")
    }
    return chart
  }

  private static func summary(_ tokens: TokenSummary, limit: Int?) -> String {
    let middle = Quantity.grouped(tokens.distribution.percentile(0.5) ?? 0)
    let tail = Quantity.grouped(tokens.distribution.percentile(0.99) ?? 0)
    var text =
      "Half of the rows have at most \(middle) tokens, 99 % at most \(tail), the longest "
      + Quantity.grouped(tokens.distribution.maximum ?? 0)
    if let limit {
      text +=
        "; \(Quantity.text(tokens.overContext, "row")) longer than the context of "
        + Quantity.grouped(limit)
    }
    return text + "."
  }

  /// Where columns start: the first holds the shortest row, the last what is longer than all starts.
  static func columnStarts(shortest: Int, longest: Int, limit: Int?) -> [Int] {
    var starts = [0]
    for exponent in 0..<40 where 1 << exponent <= longest {
      let power = 1 << exponent
      let steps = min(power, parts(shortest: shortest, longest: longest))
      starts += (0..<steps).map { power + power * $0 / steps }
    }
    if let limit {
      starts = (starts.filter { $0 != limit && $0 != limit + 1 } + [limit + 1]).sorted()
    }
    let first = starts.lastIndex { $0 <= shortest } ?? 0
    // What lies beyond the longest row is of no interest, but the column behind the limit is.
    let last = starts.lastIndex { $0 <= longest || $0 == limit.map { $0 + 1 } } ?? first
    return Array(starts[first...max(first, last)])
  }

  /// Into how many columns the way from a power of two to the next is cut, a power of two itself: as
  /// many as there is room for.
  private static func parts(shortest: Int, longest: Int) -> Int {
    let doublings =
      max(longest, 1).bitWidth - max(longest, 1).leadingZeroBitCount
      - (max(shortest, 1).bitWidth - max(shortest, 1).leadingZeroBitCount)
    return doublings < 5 ? 8 : doublings < 10 ? 4 : 2
  }
}

// SPDX-License-Identifier: Apache-2.0

extension PageChart {
  /// How many answers conversations have.
  static let turns: Maker = { file, _ in
    guard let spread = file.statistics?.turns.sorted, let first = spread.first else { return nil }
    var entries: [Entry] = []
    var next = first.numbers.lowerBound
    for (numbers, count) in spread {
      // Numbers that did not occur keep their place among those that are counted by themselves.
      while next < numbers.lowerBound, next <= CountSpread.largestExact {
        entries.append(Entry(label: Quantity.grouped(next), count: 0))
        next += 1
      }
      entries.append(Entry(label: label(numbers), count: count))
      next = numbers.upperBound == .max ? .max : numbers.upperBound + 1
    }
    return PageChart(
      title: "Turns per record", summary: summary(spread), shape: .columns,
      head: ("turns", "records"), entries: entries)
  }

  private static func summary(_ spread: [(numbers: ClosedRange<Int>, count: Int)]) -> String {
    guard let first = spread.first, let last = spread.last,
      let most = spread.max(by: { $0.count < $1.count })
    else { return "" }
    let records = Quantity.text(spread.reduce(0) { $0 + $1.count }, "record")
    guard spread.count > 1 else {
      return "\(label(most.numbers)) turn\(most.numbers == 1...1 ? "" : "s") of the assistant in "
        + "each of \(records)."
    }
    return "From \(label(first.numbers)) to \(label(last.numbers)) turns of the assistant; most "
      + "often \(label(most.numbers)), in \(Quantity.grouped(most.count)) of \(records)."
  }

  private static func label(_ numbers: ClosedRange<Int>) -> String {
    let start = Quantity.grouped(numbers.lowerBound)
    if numbers.count == 1 { return start }
    return numbers.upperBound == .max
      ? "\(start)+" : "\(start)–\(Quantity.grouped(numbers.upperBound))"
  }

  /// Who says how many messages.
  static let roles: Maker = { file, _ in
    guard let roles = file.statistics?.roles, !roles.isEmpty else { return nil }
    let entries = FileStatistics.roleNames.compactMap { name in
      roles[name].map { Entry(label: name, count: $0) }
    }
    let total = entries.reduce(0) { $0 + $1.count }
    let parts = entries.map { "\(Quantity.grouped($0.count)) \($0.label)" }
    return PageChart(
      title: "Messages by role",
      summary: "\(Quantity.text(total, "message")): \(parts.joined(separator: ", ")).",
      shape: .bars, head: ("role", "messages"), entries: entries)
  }
}

// SPDX-License-Identifier: Apache-2.0

/// A drawing of some numbers, and the table behind it.
///
/// A chart is a value in a file of its own, and a line in `all`.
struct PageChart: Sendable {
  /// How it is drawn.
  enum Shape: String, Sendable {
    /// Columns beside each other, for numbers in ranges that follow each other.
    case columns
    /// Bars below each other, for things with names.
    case bars
  }

  /// One number.
  struct Entry: Sendable {
    /// What it counts.
    var label: String
    /// The number.
    var count: Int
    /// The class of its colour; empty for that of the page.
    var tone = ""
  }

  /// A line between two columns.
  struct Mark: Sendable {
    /// How many columns stand before it.
    var column: Int
    /// What it means.
    var label: String
  }

  /// What it shows, in a few words.
  var title: String
  /// What can be seen in it, in a sentence.
  var summary: String
  /// How it is drawn.
  var shape: Shape
  /// What the table calls the two columns.
  var head: (label: String, count: String)
  /// The numbers in their order.
  var entries: [Entry]
  /// The columns that have their label below them, and the labels; all when there are few.
  var ticks: [(column: Double, label: String)] = []
  /// A limit among the columns; nil without one.
  var mark: Mark?

  /// Makes a chart of a file; nil when there is nothing to show.
  typealias Maker = @Sendable (FileReport, Report) -> PageChart?

  /// All charts, in the order of the page.
  static let all: [Maker] = [tokenLengths, turns, roles, rules]
}

// SPDX-License-Identifier: Apache-2.0

/// A column of a Markdown table: its title and how to fill a cell.
struct MarkdownColumn<Row>: Sendable {
  let title: String
  let isNumber: Bool
  let cell: @Sendable (Row) -> String

  init(_ title: String, isNumber: Bool = false, _ cell: @escaping @Sendable (Row) -> String) {
    self.title = title
    self.isNumber = isNumber
    self.cell = cell
  }
}

/// Returns a table of Markdown with a line for each of `rows`.
func markdownTable<Row>(_ rows: [Row], columns: [MarkdownColumn<Row>]) -> String {
  func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }
  return line(columns.map(\.title)) + line(columns.map { $0.isNumber ? "--:" : "--" })
    + rows.map { row in line(columns.map { $0.cell(row) }) }.joined()
}

/// Keeps prose from being taken for HTML, for a formula or for the border of a cell.
func markdownProse(_ prose: String) -> String {
  prose.replacing("<", with: "&lt;").replacing("|", with: "\\|").replacing("$", with: "\\$")
}

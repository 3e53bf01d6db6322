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

// SPDX-License-Identifier: Apache-2.0

/// What a split did, for people in front of a terminal.
public struct SplitTextReporter: Sendable {
  private let style: TextStyle

  /// Creates a reporter.
  public init(style: TextStyle = TextStyle()) { self.style = style }

  /// Returns the table of the parts and what there is to say about them.
  ///
  /// - Parameters:
  ///   - manifest: What was done.
  ///   - manifestPath: Where the manifest lies, or would.
  ///   - isWritten: Whether anything was written.
  /// - Returns: The text, which ends with a line feed.
  public func report(
    _ manifest: SplitManifest, manifestPath: String, isWritten: Bool = true
  ) -> String {
    var text = style.bold(visible(manifest.input.path))
    text += style.faint(
      " (\(Quantity.text(manifest.input.rows, "row")), \(manifest.algorithm), "
        + "\(manifest.options["method"] ?? "hash"), seed \(manifest.seed))")
    text += "\n\n" + table(manifest, manifestPath) + "\n"
    for line in remarks(manifest) { text += "  \(line)\n" }
    text += "  manifest: \(visible(manifestPath))\n"
    if !isWritten { text += "  nothing was written\n" }
    return text
  }

  private func table(_ manifest: SplitManifest, _ manifestPath: String) -> String {
    let hasTokens = manifest.files.contains { $0.tokens != nil }
    var rows = [["part", "asked", "rows", "share"] + (hasTokens ? ["tokens"] : []) + ["file"]]
    for file in manifest.files {
      var row = [
        file.name, file.asked ?? "", Quantity.grouped(file.rows),
        share(file.rows, of: manifest.input.rows),
      ]
      let mark = manifest.tokenErrorPercent == nil ? "" : "≈ "
      if hasTokens { row.append(mark + Quantity.grouped(file.tokens ?? 0)) }
      rows.append(row + [SplitManifest.resolve(file.path, beside: manifestPath)])
    }
    let cells = rows.map { $0.map { VisibleText($0) } }
    let widths = rows[0].indices.map { column in cells.map { $0[column].width }.max() ?? 0 }
    return cells.enumerated().map { index, row in
      let line = row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].width)
        let isNumber = rows[0][column] != "file" && column > 1
        if column == row.count - 1 { return row[column].text }
        return isNumber ? padding + row[column].text : row[column].text + padding
      }.joined(separator: "  ")
      return "  " + (index == 0 ? style.faint(line) : line) + "\n"
    }.joined()
  }

  private func remarks(_ manifest: SplitManifest) -> [String] {
    var remarks: [String] = []
    if let groups = manifest.groups, let largest = manifest.largestGroup {
      let size = Quantity.text(largest, "row")
      remarks.append("\(Quantity.text(groups, "group")) stay together, the largest of \(size)")
    }
    if let near = manifest.near {
      let outside = near.outside.map { " outside \($0)" } ?? ""
      remarks.append(
        "\(Quantity.grouped(near.rowsWithNeighbour)) of \(Quantity.text(near.rows, "row"))\(outside) "
          + "have a neighbour ≥ \(near.threshold) in another part "
          + "(\(Quantity.text(near.comparisons, "comparison")) of candidates)")
    }
    return remarks + manifest.notes.map(visible)
  }

  private func share(_ rows: Int, of all: Int) -> String {
    "\(Quantity.oneDecimal(Double(rows) * 100 / Double(max(1, all))))%"
  }

  private func visible(_ text: String) -> String { VisibleText(text).text }
}

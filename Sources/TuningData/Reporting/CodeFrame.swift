// SPDX-License-Identifier: Apache-2.0

/// The part of a line around a fault, made fit to be shown.
struct CodeFrame {
  /// The line, from 1.
  let line: Int
  /// The sign that more is before; empty otherwise.
  let start: String
  /// What stands before the fault, without the sign.
  let before: String
  /// The columns of a terminal that both take.
  let indentation: Int
  /// What is meant; it may be empty.
  let marked: String
  /// The columns of a terminal that `marked` takes, at least one.
  let markedWidth: Int
  /// What stands behind the fault, without the sign that more is behind.
  let behind: String
  /// The sign that more is behind; empty otherwise.
  let end: String

  /// The columns of a frame, and how many of them are for what stands before the fault and for it.
  private static let frameWidth = 100
  private static let leadWidth = 48
  private static let markedWidth = 80

  /// Creates the frame of a finding; nil when it is not about a part of a line.
  init?(_ diagnostic: Diagnostic) {
    guard let place = diagnostic.place, let excerpt = place.excerpt, !excerpt.text.isEmpty else {
      return nil
    }
    let scalars = Array(excerpt.text.unicodeScalars)
    // Characters that are spelled out take more columns than they had bytes.
    let whole = scalars[..<excerpt.marked.lowerBound]
    let lead = whole.indices.first { VisibleText(whole[$0...]).width <= CodeFrame.leadWidth }
    let before = VisibleText(lead.map { whole[$0...] } ?? [])
    let marked = VisibleText(scalars[excerpt.marked], limit: CodeFrame.markedWidth)
    let room = marked.isCut ? 0 : CodeFrame.frameWidth - before.width - marked.width
    let behind = VisibleText(scalars[excerpt.marked.upperBound...], limit: max(0, room))
    start = excerpt.continuesBefore || lead ?? 0 > 0 ? "…" : ""
    line = place.line
    self.before = before.text
    indentation = start.count + before.width
    self.marked = marked.text
    markedWidth = max(1, marked.width)
    self.behind = behind.text
    end = excerpt.continuesBehind || marked.isCut || behind.isCut ? "…" : ""
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates
internal import JSONLines

/// Renders rows by the patterns of their shapes, so that a template runs once for all rows of one.
///
/// Most rows of a file differ in their texts alone, and what most templates do depends on little
/// else. When a shape is met for the second time, the template is run on it with holes in place of
/// the texts. Where it looks into one, it has to run for each row as before.
final class RowPatterns {
  private struct Known {
    let json: [UInt8]
    var patterns: [RowPattern] = []
    var attempts = 0
  }

  private var shape = RowShape()
  /// The shapes met last, by the ends of their hashes.
  private var met = [UInt64](repeating: 0, count: 1 << 10)
  private var known: [UInt64: Known] = [:]
  private var size = 0
  /// How often a pattern was looked for in vain before the first was found.
  private var failures = 0
  private var hasSucceeded = false

  /// How often a shape is tried whose patterns do not hold.
  private static let mostAttempts = 8
  /// How many patterns of a shape are kept, for different answers to what a template asks.
  private static let mostPatterns = 4
  /// After how many failures without any success a template is known to look into all texts.
  private static let mostFailures = 64
  /// How much memory patterns may take, in bytes.
  private static let mostMemory = 16 << 20
  /// The longest texts of a row that are filled in: with more, a template may meet its limits.
  private static let mostText = 256 << 10

  /// Returns what becomes of a record.
  ///
  /// - Parameters:
  ///   - root: The record.
  ///   - render: Has a record rendered by the template.
  /// - Returns: What `render` returns for the record.
  /// - Throws: What `render` throws for the record.
  func row(
    _ root: JSONValue, _ render: (JSONValue) throws(TemplateError) -> RenderedRow?
  ) throws(TemplateError) -> RenderedRow? {
    guard failures < RowPatterns.mostFailures else { return try render(root) }
    shape.read(root)
    // Texts with marks of their own are no sound base for places found by marks.
    guard shape.json.count <= RowShape.longest, shape.texts.byteCount <= RowPatterns.mostText,
      !shape.texts.contains(AnswerMarks.leadByte)
    else { return try render(root) }
    let hash = shape.hash
    if let found = known[hash] {
      guard found.json == shape.json else { return try render(root) }
      for pattern in found.patterns {
        if pattern.isTimely, let row = pattern.filled(shape.texts) { return row }
      }
      let row = try render(root)
      if found.attempts < RowPatterns.mostAttempts { learn(hash, render) }
      return row
    }
    let row = try render(root)
    let slot = Int(truncatingIfNeeded: hash & UInt64(met.count - 1))
    if met[slot] == hash, size < RowPatterns.mostMemory {
      known[hash] = Known(json: shape.json)
      size += shape.json.count
      learn(hash, render)
    }
    met[slot] = hash
    return row
  }

  private func learn(
    _ hash: UInt64, _ render: (JSONValue) throws(TemplateError) -> RenderedRow?
  ) {
    guard var entry = known[hash] else { return }
    defer { known[hash] = entry }
    let (timely, late) = (entry.patterns.filter(\.isTimely), entry.patterns.filter { !$0.isTimely })
    entry.patterns = timely
    size -= late.reduce(0) { $0 + $1.size }
    // A pattern that has run out of time is no failure.
    if late.isEmpty { entry.attempts += 1 }
    let document = JSONDocument()
    let watch = HoleWatch(shape.texts)
    guard timely.count < RowPatterns.mostPatterns,
      document.scan(text: shape.jsonWithHoles), let root = document.root,
      let row = try? watch.run({ () throws(TemplateError) in try render(root) }),
      watch.isIntact, row.sequences.allSatisfy({ $0.answersUnclear == 0 })
    else {
      if !hasSucceeded { failures += 1 }
      return
    }
    hasSucceeded = true
    failures = 0
    let pattern = RowPattern(row, watch.conditions)
    guard size + pattern.size <= RowPatterns.mostMemory else { return }
    size += pattern.size
    entry.patterns.append(pattern)
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates
internal import JSONLines

/// Renders rows by the patterns of their shapes, so that a template runs once for all rows of one.
///
/// Most rows of a file differ in their texts alone, and what most templates do depends on little
/// else. When a shape is met for the second time, the template is run on it with holes in place of
/// the texts. Where it looks into one, it has to run for each row as before.
final class RowPatterns {
  /// A shape that was met twice.
  private final class Known {
    let json: [UInt8]
    var patterns: [RowPattern] = []
    var attempts = 0
    /// Falls with every row that no pattern holds for, and rises with others.
    var credit = 16

    init(_ json: [UInt8]) { self.json = json }
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
  /// How many shapes are kept.
  private static let mostShapes = 4_096
  /// How much memory patterns may take, in bytes.
  private static let mostMemory = 16 << 20

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
    // Texts with marks of their own are no sound base for places found by marks.
    guard failures < RowPatterns.mostFailures, shape.read(root),
      !shape.texts.contains(AnswerMarks.leadByte)
    else { return try render(root) }
    let hash = shape.hash
    guard let found = known[hash] else {
      let row = try render(root)
      meet(hash, render)
      return row
    }
    guard found.json == shape.json else { return try render(root) }
    dropLate(found)
    if let row = found.patterns.lazy.compactMap({ [shape] in $0.filled(shape.texts) }).first {
      found.credit = min(found.credit + 1, 64)
      return row
    }
    let row = try render(root)
    found.credit -= 4
    if found.credit <= 0 {
      found.patterns = []
    } else if found.attempts < RowPatterns.mostAttempts {
      learn(found, render)
    }
    return row
  }

  /// Remembers a shape, and learns its pattern when it is met for the second time.
  private func meet(_ hash: UInt64, _ render: (JSONValue) throws(TemplateError) -> RenderedRow?) {
    let slot = Int(truncatingIfNeeded: hash & UInt64(met.count - 1))
    if met[slot] == hash, known.count < RowPatterns.mostShapes, size < RowPatterns.mostMemory {
      let new = Known(shape.json)
      known[hash] = new
      size += shape.json.count
      learn(new, render)
    }
    met[slot] = hash
  }

  /// Takes away patterns whose time is over, which is no failure of theirs.
  private func dropLate(_ found: Known) {
    guard !found.patterns.allSatisfy(\.isTimely) else { return }
    for pattern in found.patterns where !pattern.isTimely {
      size -= pattern.size
      found.attempts -= 1
      found.credit += 4
    }
    found.patterns.removeAll { !$0.isTimely }
  }

  private func learn(
    _ found: Known, _ render: (JSONValue) throws(TemplateError) -> RenderedRow?
  ) {
    found.attempts += 1
    let document = JSONDocument()
    let watch = HoleWatch(shape.texts)
    guard found.patterns.count < RowPatterns.mostPatterns,
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
    found.patterns.append(pattern)
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines
internal import NearDuplicates

/// Finds out what a split has to know about rows; one for each worker.
final class RowReader {
  private let keys: [GroupKey]
  private let strata: [StratumKey]
  private let timeKey: JSONPointer?
  private let format: DatasetFormat?
  private let noCounts: KeyCounts
  private let hash: KeyedHash
  private var hasher: RowKeyHasher
  private let sketcher: NearDuplicateSketcher?
  private let survey = RecordSurvey()
  private let document = JSONDocument()

  init(_ options: SplitOptions) {
    keys = options.groupKeys
    strata = options.stratify
    timeKey = options.timeKey
    format = options.lint.format
    noCounts = KeyCounts(options)
    hash = KeyedHash(seed: options.seed)
    hasher = RowKeyHasher(seed: options.seed)
    sketcher = options.nearThreshold.map { NearDuplicateSketcher(threshold: $0) }
  }

  /// Reads the lines of `block`; those in `faulty`, counted from 1, are left out as rejected.
  func read(_ block: Block, rejecting faulty: [Int] = []) -> SplitBlock {
    var result = SplitBlock(block, noCounts)
    var labels: [String: Int] = [:]
    var faulty = faulty[...]
    var cursor = LineCursor(block)
    while let line = cursor.next() {
      result.starts.append(cursor.position)
      let isFaulty = faulty.first == result.lineCount + 1
      if isFaulty { faulty.removeFirst() }
      let range = block.withoutByteOrderMark(line.range)
      let kind: SplitBlock.Kind = isFaulty ? .rejected : isBlank(range, block) ? .blank : .row
      result.kinds.append(kind)
      add(range, kind, to: &result, &labels)
    }
    return result
  }

  private func add(
    _ range: Range<Int>, _ kind: SplitBlock.Kind, to result: inout SplitBlock,
    _ labels: inout [String: Int]
  ) {
    let isJSON = kind == .row && document.scan(result.block.bytes, range)
    let root = isJSON ? document.root : nil
    let look = root.map { _ in survey.look(at: document) }
    let format = look.flatMap { self.format ?? $0.format }
    addKeys(root, format, raw: kind == .row ? range : nil, to: &result)
    if let root {
      for (index, key) in strata.enumerated() where key.isThere(in: root) {
        result.keyCounts.withStratum[index] += 1
      }
    }
    if !strata.isEmpty {
      let label = root.flatMap { root in look.map { self.label(root, $0) } } ?? "not JSON"
      let place = labels[label] ?? result.labels.count
      if place == result.labels.count {
        labels[label] = place
        result.labels.append(label)
      }
      result.strata.append(place)
    }
    if let timeKey {
      result.times.append(root?.value(at: timeKey).flatMap { Timestamp($0) })
    }
    if let sketcher, kind == .row {
      let text = root.map { RowText.bytes($0, format) } ?? result.block.bytes.copy(range)
      if sketcher.sketch(text.span, into: &result.bands) {
        result.banded.append(result.lineCount - 1)
      }
    }
  }

  /// Adds the hashes of a row's keys; of a line that is not JSON that of its bytes, of none zeros.
  private func addKeys(
    _ root: JSONValue?, _ format: DatasetFormat?, raw range: Range<Int>?,
    to result: inout SplitBlock
  ) {
    guard let root else {
      result.units.append(range.map { hash(result.block.bytes.copy($0)) } ?? 0)
      result.keys += keys.map { _ in nil }
      return
    }
    var first: UInt64?
    for (index, key) in keys.enumerated() {
      let found = hasher.hash(of: key, root, format)
      result.keys.append(found)
      first = first ?? found
      if found != nil { result.keyCounts.withKey[index] += 1 }
    }
    result.keyCounts.rows += 1
    if format == nil { result.keyCounts.withoutPrompt += 1 }
    result.units.append(first ?? hasher.hash(of: root))
  }

  private func label(_ root: JSONValue, _ look: RecordSurvey.Result) -> String {
    strata.map { $0.label(root, look.shape, turns: look.turns) }.joined(separator: ", ")
  }

  private func isBlank(_ range: Range<Int>, _ block: Block) -> Bool {
    range.allSatisfy { [0x20, 0x09, 0x0D, 0x0B, 0x0C].contains(block.bytes[$0]) }
  }
}

extension RecordSurvey.Result {
  /// The format; nil when the record has none or several.
  var format: DatasetFormat? {
    if case .format(let format) = shape { format } else { nil }
  }
}

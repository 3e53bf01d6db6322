// SPDX-License-Identifier: Apache-2.0

internal import JSONLines
internal import NearDuplicates

/// Finds out what a split has to know about rows; one for each worker.
final class RowReader {
  private let keys: [GroupKey]
  private let strata: [StratumKey]
  private let timeKey: JSONPointer?
  private let hash: KeyedHash
  private let sketcher: NearDuplicateSketcher?
  private let survey = RecordSurvey()
  private let document = JSONDocument()
  private var canonical = CanonicalJSON()

  init(_ options: SplitOptions) {
    keys = options.groupKeys
    strata = options.stratify
    timeKey = options.timeKey
    hash = KeyedHash(seed: options.seed)
    sketcher = options.nearThreshold.map { NearDuplicateSketcher(threshold: $0) }
  }

  /// Reads the lines of `block`; those in `faulty`, counted from 1, are left out as rejected.
  func read(_ block: Block, rejecting faulty: [Int] = []) -> SplitBlock {
    var result = SplitBlock(block)
    var labels: [String: Int] = [:]
    var faulty = faulty[...]
    var cursor = LineCursor(block)
    while let line = cursor.next() {
      result.starts.append(cursor.position)
      let isFaulty = faulty.first == result.lineCount + 1
      if isFaulty { faulty.removeFirst() }
      let range = withoutByteOrderMark(line.range, block)
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
    addKeys(root, look?.format, raw: kind == .row ? range : nil, to: &result)
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
      let text = root.map { RowText.bytes($0, look?.format) } ?? result.block.bytes.copy(range)
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
    var least: UInt64?
    for key in keys {
      let found = write(key, root, format) ? hash(canonical.bytes) : nil
      result.keys.append(found)
      if let found { least = min(least ?? .max, found) }
    }
    result.units.append(least ?? hashOfRecord(root))
  }

  private func hashOfRecord(_ root: JSONValue) -> UInt64 {
    _ = write(.record, root, nil)
    return hash(canonical.bytes)
  }

  /// Writes the value of a key; returns false when the row has none.
  private func write(_ key: GroupKey, _ root: JSONValue, _ format: DatasetFormat?) -> Bool {
    canonical.removeAll()
    switch key {
    case .record: canonical.append(root)
    case .prompt: CanonicalPrompt.append(root, format, to: &canonical)
    case .system:
      let messages = root["messages"] ?? root["input"]?["messages"]
      let system = messages?.elements.first { $0["role"]?.isText("system") == true }
      guard let content = system?["content"] else { return false }
      canonical.append(content)
    case .value(let pointers):
      let values = pointers.lazy.compactMap { root.value(at: $0) }
      guard let value = values.first(where: { $0.kind != .null }) else { return false }
      canonical.append(value)
    }
    return true
  }

  private func label(_ root: JSONValue, _ look: RecordSurvey.Result) -> String {
    strata.map { $0.label(root, look.shape, turns: look.turns) }.joined(separator: ", ")
  }

  private func withoutByteOrderMark(_ range: Range<Int>, _ block: Block) -> Range<Int> {
    guard block.offset == 0, range.lowerBound == 0,
      block.bytes.copy(range.prefix(3)) == [0xEF, 0xBB, 0xBF]
    else { return range }
    return 3..<range.upperBound
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

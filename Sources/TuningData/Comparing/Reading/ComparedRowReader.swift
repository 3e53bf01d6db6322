// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting
internal import JSONLines
internal import NearDuplicates

/// Finds out what a comparison has to know about rows; one for each worker.
final class ComparedRowReader {
  private let keys: [GroupKey]
  /// The hash of a value that says nothing; nil where the user named the keys.
  private let emptyHash: UInt64?
  private let maximumLineBytes: Int
  /// Languages are guessed of rows whose hash is up to this.
  private let languageLimit: UInt64
  private let sketcher: NearDuplicateSketcher?
  private var hasher = RowKeyHasher(seed: SplitAlgorithm.defaultSeed)
  private let survey = RecordSurvey()
  private let document = JSONDocument()
  private var bands: [UInt64] = []

  /// How many bytes of a file are looked at for their language, about.
  private static let languageBytes = 4 << 20
  /// The share of rows of a file of unknown length.
  private static let languageShare = 0.0625

  /// Creates a reader for a file that is stored in `byteCount` bytes.
  init(_ options: CompareOptions, maximumLineBytes: Int, byteCount: Int?) {
    keys = options.keys
    self.maximumLineBytes = BlockReader.limit(maximumLineBytes)
    sketcher = options.nearThreshold.map { NearDuplicateSketcher(threshold: $0) }
    emptyHash =
      options.groupBy.isEmpty
      ? KeyedHash(seed: SplitAlgorithm.defaultSeed)(Array("\"\"".utf8)) : nil
    let share = byteCount.map { Double(ComparedRowReader.languageBytes) / Double(max(1, $0)) }
    let limit = (share ?? ComparedRowReader.languageShare) * 0x1p64
    languageLimit = limit < 0x1p64 ? UInt64(limit) : .max
  }

  /// Reads the rows of `block`.
  func read(_ block: Block, _ lint: BlockResult) -> ComparedBlock {
    var result = ComparedBlock(block: block, lint: lint, keys: keys.map { _ in [] })
    var cursor = LineCursor(block)
    while let line = cursor.next() {
      defer { result.lineCount += 1 }
      guard block.oversizedLine == nil, line.range.count <= maximumLineBytes else { continue }
      let range = block.withoutByteOrderMark(line.range)
      guard document.scan(block.bytes, range), let root = document.root, root.kind == .object
      else { continue }
      add(root, byteOffset: block.offset + line.range.lowerBound, to: &result)
    }
    return result
  }

  private func add(_ root: JSONValue, byteOffset: Int, to result: inout ComparedBlock) {
    let look = survey.look(at: document)
    let line = UInt32(result.lineCount)
    var record: UInt64 = 0
    for (column, key) in keys.enumerated() where column < 2 || mayHaveGroups(look) {
      guard let hash = hasher.hash(of: key, root, look.format) else { continue }
      if column == 0 { record = hash }
      guard column < 2 || hash != emptyHash else { continue }
      result.keys[column].append(SortRecord(key: hash, row: line))
    }
    if let sketcher {
      bands.removeAll(keepingCapacity: true)
      sketcher.sketch(RowText.bytes(root, look.format).span, into: &bands)
      for band in bands { result.bands.append(SortRecord(key: band, row: line)) }
    }
    let seesLanguage = record <= languageLimit
    result.profile.count(
      FileProfile.Row(
        line: result.lineCount + 1, byteOffset: byteOffset, byteCount: root.range.count,
        turns: look.turns,
        hasTools: StratumKey.hasTools.label(root, look.shape, turns: look.turns) == "yes",
        format: look.format,
        language: seesLanguage
          ? StratumKey.language.label(root, look.shape, turns: look.turns) : nil,
        oddKeys: look.traits.contains(.oddShape) ? oddKeys(root, look.format) : []))
  }

  /// Whether a row may have the keys of groups: the usual ones are not part of any format.
  private func mayHaveGroups(_ look: RecordSurvey.Result) -> Bool {
    emptyHash == nil || look.traits.contains(.oddShape)
  }

  private func oddKeys(_ root: JSONValue, _ format: DatasetFormat?) -> [String] {
    let known = Set(format.map { $0.requiredKeys + $0.optionalKeys } ?? [])
    let names = root.members.prefix(FileProfile.mostKeys).compactMap(\.key.text)
    return Set(names).subtracting(known).sorted()
  }
}

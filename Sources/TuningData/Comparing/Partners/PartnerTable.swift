// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting

/// The keys of the rows of two files, and who has a partner by them.
///
/// Lines of both files are numbered one after the other, the training file first. Keys are sorted,
/// beyond the memory allowed on disk; besides that eight bytes are kept for every line of the
/// validation file and key that found a partner.
struct PartnerTable {
  let options: CompareOptions
  /// How many lines the training file has, and both together.
  private(set) var trainLines = 0
  private(set) var lines = 0
  /// The keys that near duplicates share; nil when nobody looks for them.
  private(set) var bands: SpillingSorter?

  private let keys: [GroupKey]
  private var sorters: [SpillingSorter]
  /// The partners by each key, by line of the validation file; empty while there are none.
  private var partners: [[(line: UInt32, count: UInt32)]]

  /// Of so many rows with one value in a key that nobody named, the value says nothing.
  private static let constantFrom = 20

  init(_ options: CompareOptions) {
    self.options = options
    keys = options.keys
    let share = options.memory / 2
    sorters = keys.map { [count = keys.count] _ in SpillingSorter(memory: share / count) }
    bands = options.nearThreshold.map { _ in SpillingSorter(memory: share) }
    partners = keys.map { _ in [] }
  }

  var validationLines: Int { lines - trainLines }

  /// Adds the rows of the next block.
  mutating func add(_ block: ComparedBlock) throws(SpillError) {
    let first = UInt32(lines)
    for (sorter, records) in zip(sorters, block.keys) {
      for record in records {
        try sorter.append(SortRecord(key: record.key, row: first + record.row))
      }
    }
    if let bands {
      for record in block.bands {
        try bands.append(SortRecord(key: record.key, row: first + record.row))
      }
    }
    lines += block.lineCount
  }

  /// Ends the training file.
  mutating func endTrain() { trainLines = lines }

  /// Finds the partners by all keys, after both files; then the keys themselves are let go.
  mutating func join() throws(SpillError) {
    for column in keys.indices { try join(column) }
    sorters = []
  }

  /// Lets the keys of near duplicates go.
  mutating func dropBands() { bands = nil }

  private mutating func join(_ column: Int) throws(SpillError) {
    var found: [(line: UInt32, count: UInt32)] = []
    var key: UInt64?
    var distinct = 0
    var partner: (line: UInt32, count: UInt32) = (0, 0)
    let (trainLines, validationLines) = (UInt32(trainLines), validationLines)
    try sorters[column].forEach { record in
      if record.key != key {
        (key, partner) = (record.key, (0, 0))
        distinct += 1
      }
      if record.row < trainLines {
        partner = (partner.count == 0 ? record.row : partner.line, partner.count + 1)
      } else if partner.count > 0 {
        if found.isEmpty { found = Array(repeating: (0, 0), count: validationLines) }
        found[Int(record.row - trainLines)] = partner
      }
    }
    let isConstant = distinct == 1 && sorters[column].count >= PartnerTable.constantFrom
    if column >= 2, options.groupBy.isEmpty, isConstant { return }
    partners[column] = found
  }

  /// Returns the partners of a line of the validation file, from 0.
  func partner(_ line: Int, column: Int) -> Partner? {
    guard !partners[column].isEmpty, partners[column][line].count > 0 else { return nil }
    let found = partners[column][line]
    return Partner(line: Int(found.line) + 1, count: Int(found.count))
  }

  /// Whether a line of the validation file has the same record or prompt as one of the training file.
  func isExact(_ line: Int) -> Bool {
    partner(line, column: 0) != nil || partner(line, column: 1) != nil
  }

  /// Whether a line of the validation file has a partner by any key.
  func hasPartner(_ line: Int) -> Bool {
    keys.indices.contains { partner(line, column: $0) != nil }
  }

  /// Returns the groups that a line of the validation file shares with the training file.
  func groups(_ line: Int) -> [(key: GroupKey, partner: Partner)] {
    keys.indices.dropFirst(2).compactMap { column in
      partner(line, column: column).map { (keys[column], $0) }
    }
  }
}

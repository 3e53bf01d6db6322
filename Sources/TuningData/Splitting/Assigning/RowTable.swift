// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting
internal import JSONLines

/// What the first pass of a split has to remember of every line.
///
/// Fourteen bytes a line, up to twelve more for each key until rows are grouped (beyond the memory
/// allowed they go to disk), four with strata, eight with times, eight for near duplicates.
struct RowTable {
  /// The kind of each line.
  private(set) var kinds: [SplitBlock.Kind] = []
  /// The group of each line.
  var groups = UnionFind()
  /// The number of each line that is a row; in settled groups, at a root, the least of all its rows.
  private var units: [UInt64] = []
  /// Whether rows of a group have different numbers, at its root.
  private var isMixed: [Bool] = []
  /// The stratum of each line, as a place in `labels`.
  private(set) var strata: [UInt32] = []
  private(set) var labels: [String] = []
  /// The time of each line in microseconds since 1970, when somebody asks for it.
  private(set) var times: [Int64] = []
  /// Where each line starts in the input, when somebody asks for it.
  private(set) var offsets: [Int] = []
  /// The first row without a time, as its line from 1.
  private(set) var firstWithoutTime: Int?
  /// The shared keys of near duplicates.
  let bands: SpillingSorter?

  private var placeOfLabel: [String: UInt32] = [:]
  private var keys: [SpillingSorter]
  private let groupsRows: Bool
  private let hash: KeyedHash
  /// Where the rows behind those of the table are, when somebody asks for it.
  private(set) var joinedPlaces: [(file: Int, bytes: Range<Int>)] = []

  init(_ options: SplitOptions) {
    hash = KeyedHash(seed: options.seed)
    keys = options.groupKeys.map { _ in SpillingSorter(memory: options.sortingMemory) }
    bands = options.nearThreshold.map { _ in SpillingSorter(memory: options.sortingMemory) }
    groupsRows = options.duplicates != .off || options.earlier != nil
  }

  /// How many lines there are.
  var count: Int { kinds.count }

  /// Adds the lines of the next block.
  mutating func add(_ block: SplitBlock) throws(SpillError) {
    let first = count
    kinds += block.kinds
    units += block.units
    isMixed += repeatElement(false, count: block.lineCount)
    for _ in block.kinds { groups.append() }
    try addKeys(block, first)
    if !block.strata.isEmpty {
      let places = block.labels.map { place(of: $0) }
      strata += block.strata.map { places[$0] }
    }
    for (index, time) in block.times.enumerated() {
      if time == nil, block.kinds[index] == .row, firstWithoutTime == nil {
        firstWithoutTime = first + index + 1
      }
      times.append(time?.microseconds ?? .min)
    }
    guard bands != nil else { return }
    offsets += block.starts.dropLast().map { block.block.offset + $0 }
    try addBands(block) { first + $0 }
  }

  private func addBands(
    _ block: SplitBlock, row: (_ line: Int) -> Int
  ) throws(SpillError) {
    let width = block.bands.count / max(1, block.banded.count)
    for (index, key) in block.bands.enumerated() {
      try bands?.append(SortRecord(key: key, row: UInt32(row(block.banded[index / width]))))
    }
  }

  /// Adds the rows of another file behind those of the table, only for the groups that they make;
  /// returns the lines that are rows.
  mutating func join(_ block: SplitBlock, file: Int) throws(SplitError) -> [Int] {
    let first = groups.count
    let rows = (0..<block.lineCount).filter { block.kinds[$0] == .row }
    for _ in rows { groups.append() }
    do throws(SpillError) {
      for (index, line) in rows.enumerated() {
        try addKeys(block, line, row: UInt32(first + index))
      }
      guard bands != nil else { return rows }
      let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, first + $0) })
      try addBands(block) { places[$0] ?? first }
      joinedPlaces += rows.map { line in
        let bytes = block.line(line)
        let start = block.block.offset
        return (file, start + bytes.lowerBound..<start + bytes.upperBound)
      }
    } catch {
      throw .spill(error)
    }
    return rows
  }

  private mutating func addKeys(_ block: SplitBlock, _ first: Int) throws(SpillError) {
    for line in 0..<block.lineCount where block.kinds[line] == .row {
      try addKeys(block, line, row: UInt32(first + line))
    }
  }

  /// Adds the keys of a row; one without any is known by its record.
  private func addKeys(_ block: SplitBlock, _ line: Int, row: UInt32) throws(SpillError) {
    var hasKey = false
    for (column, sorter) in keys.enumerated() {
      guard let key = block.keys[line * keys.count + column] else { continue }
      try sorter.append(SortRecord(key: key, row: row))
      hasKey = true
    }
    if !hasKey, groupsRows, let sorter = keys.first {
      try sorter.append(SortRecord(key: block.units[line], row: row))
    }
  }

  private mutating func place(of label: String) -> UInt32 {
    if let place = placeOfLabel[label] { return place }
    let place = UInt32(labels.count)
    placeOfLabel[label] = place
    labels.append(label)
    return place
  }

  /// Returns where a row is: the file, 0 for the input, and its bytes.
  func place(of row: UInt32) -> (file: Int, bytes: Range<Int>) {
    let index = Int(row)
    guard index < offsets.count else { return joinedPlaces[index - offsets.count] }
    let end = index + 1 < offsets.count ? offsets[index + 1] : Int.max
    return (0, offsets[index]..<end)
  }

  /// Puts rows that share a key into one group.
  mutating func groupByKeys() throws(SpillError) {
    for sorter in keys {
      var previous: SortRecord?
      try sorter.forEach { record in
        if let previous, previous.key == record.key { groups.union(previous.row, record.row) }
        previous = record
      }
    }
    keys = []
  }

  /// Settles the groups and gives the root of every one the least number of its rows.
  ///
  /// May be called again after more unions: what was mixed stays so.
  mutating func settle() {
    groups.settle()
    for row in units.indices where kinds[row] == .row {
      let root = groups.root(of: row)
      if units[row] != units[root] || isMixed[row] { isMixed[root] = true }
      units[root] = min(units[root], units[row])
    }
  }

  /// Returns what a settled group is assigned by: the number that all its rows have, or a mixture.
  func number(ofGroup root: Int) -> UInt64 {
    isMixed[root] ? hash(group: units[root]) : units[root]
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting

/// Pairs of a validation row and a training row that may be near duplicates.
struct NearCandidates {
  /// Of a band with many training rows only so many are candidates: they are much alike, and a near
  /// duplicate shares other bands too.
  static let mostInBand = 32
  /// How many candidates of a row are compared: those that share most bands.
  static let mostCompared = 32
  /// How many pairs are compared in one go.
  static let mostPairs = 1 << 20

  private let pairs: SpillingSorter

  /// Finds the candidates of validation rows that have no exact partner.
  init(_ table: PartnerTable) throws(SpillError) {
    let pairs = SpillingSorter(memory: table.options.memory / 2)
    self.pairs = pairs
    let trainLines = UInt32(table.trainLines)
    var key: UInt64?
    var band: [UInt32] = []
    try table.bands?.forEach { (record) throws(SpillError) in
      if record.key != key {
        key = record.key
        band.removeAll(keepingCapacity: true)
      }
      if record.row < trainLines {
        if band.count < NearCandidates.mostInBand { band.append(record.row) }
      } else if !band.isEmpty, !table.isExact(Int(record.row - trainLines)) {
        let line = UInt64(record.row - trainLines)
        for row in band { try pairs.append(SortRecord(key: line << 32 | UInt64(row), row: 0)) }
      }
    }
  }

  var isEmpty: Bool { pairs.count == 0 }

  /// A pair: lines from 0.
  struct Pair: Comparable {
    let train: UInt32
    let validation: UInt32

    static func < (left: Pair, right: Pair) -> Bool {
      (left.train, left.validation) < (right.train, right.validation)
    }
  }

  /// Returns the likeliest pairs of the validation rows from `first` on, of as many rows as fit into
  /// one go; in order of the validation rows.
  func pairs(from first: UInt32) throws(SpillError) -> [Pair] {
    var chosen: [Pair] = []
    var row: UInt32?
    var candidates: [(train: UInt32, bands: Int)] = []
    func end() {
      defer { candidates.removeAll(keepingCapacity: true) }
      guard let row, row >= first, chosen.count < NearCandidates.mostPairs else { return }
      if candidates.count > NearCandidates.mostCompared {
        candidates.sort { ($1.bands, $0.train) < ($0.bands, $1.train) }
      }
      chosen += candidates.prefix(NearCandidates.mostCompared).map {
        Pair(train: $0.train, validation: row)
      }
    }
    try pairs.forEach { record in
      let line = UInt32(record.key >> 32)
      let train = UInt32(truncatingIfNeeded: record.key)
      if line != row { end() }
      row = line
      if candidates.last?.train == train {
        candidates[candidates.count - 1].bands += 1
      } else {
        candidates.append((train, 1))
      }
    }
    end()
    return chosen
  }
}

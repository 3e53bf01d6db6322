// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting
internal import JSONLines
internal import NearDuplicates

/// Finds near duplicates among the candidates that share a band of their signatures.
///
/// Every candidate is decided by the shingles of both rows, read from the input again: a shared band
/// alone would put rows together that are less alike.
struct NearDuplicateGroups {
  /// Of a band with many rows only so many earlier ones are compared with each: the others come by
  /// way of them, or show when the result is looked through.
  private static let mostCompared = 32

  private let options: SplitOptions
  private let threshold: Double
  private let rows: RowShingles

  init(_ options: SplitOptions, _ path: String) throws(SplitError) {
    self.options = options
    threshold = options.nearThreshold ?? 1
    rows = try RowShingles(options, path)
  }

  /// Puts near duplicates into one group.
  func group(_ table: inout RowTable) throws(SplitError) {
    let offsets = table.offsets
    try forEachBand(table) { (band) throws(SplitError) in
      var compared: [UInt32] = []
      for row in band {
        for other in compared where table.groups.find(row) != table.groups.find(other) {
          guard try rows.similarity(row, other, offsets) >= threshold else { continue }
          table.groups.union(row, other)
        }
        if compared.count < NearDuplicateGroups.mostCompared { compared.append(row) }
      }
    }
  }

  /// Compares all candidates on different sides.
  func verify(
    _ table: inout RowTable, _ parts: [UInt8], _ layout: SplitLayout
  ) throws(SplitError) -> (proof: SplitManifest.NearProof, pairs: [(UInt32, UInt32)]) {
    let offsets = table.offsets
    let rest = options.folds == nil ? UInt8(layout.restPart) : nil
    let isRest = { (row: UInt32) in parts[Int(row)] == rest }
    var compared: Set<UInt64> = []
    var pairs: [(UInt32, UInt32)] = []
    try forEachBand(table) { (band) throws(SplitError) in
      guard Set(band.map { parts[Int($0)] }).count > 1 else { return }
      for (index, row) in band.enumerated() {
        for other in band[..<index] where parts[Int(row)] != parts[Int(other)] {
          guard compared.insert(UInt64(other) << 32 | UInt64(row)).inserted else { continue }
          if try rows.similarity(row, other, offsets) >= threshold { pairs.append((other, row)) }
        }
      }
    }
    let outside = table.kinds.indices.count {
      table.kinds[$0] == .row && !isRest(UInt32($0))
    }
    let found = Set(pairs.flatMap { [$0.0, $0.1] }.filter { !isRest($0) })
    let proof = SplitManifest.NearProof(
      threshold: threshold, comparedPairs: compared.count, rows: outside,
      rowsWithNeighbour: found.count)
    return (proof, pairs)
  }

  /// Calls `body` with the rows of every band that several share.
  private func forEachBand(
    _ table: RowTable, _ body: ([UInt32]) throws(SplitError) -> Void
  ) throws(SplitError) {
    var failure: SplitError?
    var band: [UInt32] = []
    var key: UInt64 = 0
    func end() {
      defer { band.removeAll(keepingCapacity: true) }
      guard band.count > 1, failure == nil else { return }
      do throws(SplitError) { try body(band) } catch { failure = error }
    }
    do throws(SpillError) {
      try table.bands?.forEach { record in
        if record.key != key { end() }
        key = record.key
        band.append(record.row)
      }
    } catch {
      throw .spill(error)
    }
    end()
    if let failure { throw failure }
  }
}

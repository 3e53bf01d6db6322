// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting
internal import JSONLines
internal import NearDuplicates

/// Finds near duplicates among the candidates that share a band of their signatures.
///
/// Every candidate is decided by the shingles of both rows, read from their files again: a shared
/// band alone would put rows together that are less alike.
struct NearDuplicateGroups {
  /// Of a band with many rows only so many earlier ones are compared with each: the others come by
  /// way of them, or show when the result is looked through.
  private static let mostCompared = 32

  private let options: SplitOptions
  private let layout: SplitLayout
  private let threshold: Double
  private let rows: RowShingles

  /// Prepares to read the rows of `paths`: the input, then the files whose rows have joined it.
  init(_ options: SplitOptions, _ layout: SplitLayout, _ paths: [String]) throws(SplitError) {
    self.options = options
    self.layout = layout
    threshold = options.nearThreshold ?? 1
    rows = try RowShingles(options, paths)
  }

  /// Puts near duplicates into one group.
  func group(_ table: inout RowTable) throws(SplitError) {
    try forEachBand(table) { (band) throws(SplitError) in
      var compared: [UInt32] = []
      for row in band {
        for other in compared where table.groups.find(row) != table.groups.find(other) {
          if try rows.areAlike(row, other, table, threshold) { table.groups.union(row, other) }
        }
        if compared.count < NearDuplicateGroups.mostCompared { compared.append(row) }
      }
    }
  }

  /// Compares all candidates in different parts, at least one of them a row of the input.
  ///
  /// `parts` has the part of every line, and of every row that has joined behind them.
  func verify(
    _ table: RowTable, _ parts: [UInt8]
  ) throws(SplitError) -> (proof: SplitManifest.NearProof, pairs: [(UInt32, UInt32)]) {
    var comparisons = 0
    var pairs: [(UInt32, UInt32)] = []
    try forEachBand(table) { (band) throws(SplitError) in
      guard Set(band.map { parts[Int($0)] }).count > 1 else { return }
      for (index, row) in band.enumerated() where Int(row) < table.count {
        // Rows of the input come first in a band.
        for other in band[..<index] + band[index...].drop(while: { Int($0) < table.count })
        where parts[Int(row)] != parts[Int(other)] && isPart(parts[Int(row)])
          && isPart(parts[Int(other)])
        {
          comparisons += 1
          if try rows.areAlike(row, other, table, threshold) { pairs.append((other, row)) }
        }
      }
    }
    let found = Set(pairs.flatMap { [$0.0, $0.1] }).filter { isOutside($0, table, parts) }
    let proof = SplitManifest.NearProof(
      threshold: threshold, comparisons: comparisons,
      rows: (0..<UInt32(table.count)).count { isOutside($0, table, parts) },
      rowsWithNeighbour: found.count,
      outside: options.folds == nil ? layout.parts[layout.restPart].name : nil)
    return (proof, pairs)
  }

  /// Whether rows with this part are in one that was asked for.
  private func isPart(_ part: UInt8) -> Bool {
    Int(part) != layout.gapPart && Int(part) != layout.rejectsPart
  }

  /// Whether a row of the input is in another part than the rest; with folds every one is.
  private func isOutside(_ row: UInt32, _ table: RowTable, _ parts: [UInt8]) -> Bool {
    guard Int(row) < table.count, table.kinds[Int(row)] == .row else { return false }
    let part = parts[Int(row)]
    return isPart(part) && (options.folds != nil || Int(part) != layout.restPart)
  }

  /// Calls `body` with the rows of every band that several share, in their order.
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

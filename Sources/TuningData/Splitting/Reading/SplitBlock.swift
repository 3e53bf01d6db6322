// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// What a worker finds out about the lines of a block.
struct SplitBlock: Sendable {
  /// What a line is.
  enum Kind: UInt8, Sendable {
    case row, blank, rejected
  }

  let block: Block
  /// The findings; nil when rows are not checked.
  var lint: BlockResult?
  /// Where each line starts, and behind them the end of the last one.
  var starts = [0]
  var kinds: [Kind] = []
  /// The hash of the first of its keys that a row has, or of its record: what it is assigned by.
  var units: [UInt64] = []
  /// How many rows have what the split goes by.
  var keyCounts: KeyCounts
  /// The hash of each of a row's keys, key after key, row after row; nil where it has none.
  var keys: [UInt64?] = []
  /// The stratum of each row, as a place in `labels`.
  var strata: [Int] = []
  var labels: [String] = []
  /// The time of each row.
  var times: [Timestamp?] = []
  /// The keys that near duplicates share, as many for each of `banded`.
  var bands: [UInt64] = []
  /// The lines that have words.
  var banded: [Int] = []

  init(_ block: Block, _ keyCounts: KeyCounts) {
    self.block = block
    self.keyCounts = keyCounts
  }

  var lineCount: Int { kinds.count }

  /// The bytes of a line, its end included.
  func line(_ index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }
}

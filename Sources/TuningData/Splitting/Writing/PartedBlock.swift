// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The lines of a block with their parts.
struct PartedBlock: Sendable {
  let block: Block
  /// The number of the first line in the input, from 0.
  var firstLine = 0
  /// Where each line starts in the block, and behind them the end of the last one.
  var starts: [Int]
  /// The part of each line.
  var parts: [UInt8]
  /// What each part gets.
  var tallies: [PartTally]
  /// The findings, when rows are checked in the same pass.
  var lint: BlockResult?
  /// How many rows there are.
  var rows = 0
  /// How many rows have what the split goes by, when that is counted in the same pass.
  var keyCounts: KeyCounts

  /// Calls `body` with every run of lines of the same part: its part and its bytes.
  func forEachRun<Failure: Error>(
    _ body: (_ part: Int, _ bytes: Range<Int>) throws(Failure) -> Void
  ) throws(Failure) {
    var first = 0
    while first < parts.count {
      var next = first + 1
      while next < parts.count, parts[next] == parts[first] { next += 1 }
      try body(Int(parts[first]), starts[first]..<starts[next])
      first = next
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting
internal import JSONLines

/// What a worker finds out about the rows of a block; lines count from its start.
struct ComparedBlock: Sendable {
  let block: Block
  /// The findings of the rules.
  var lint: BlockResult
  var lineCount = 0
  /// The hashes of the rows' keys, by key, each with its line from 0.
  var keys: [[SortRecord]]
  /// The keys that near duplicates share.
  var bands: [SortRecord] = []
  var profile = FileProfile()
}

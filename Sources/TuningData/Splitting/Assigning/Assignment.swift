// SPDX-License-Identifier: Apache-2.0

/// The part of every line, and what there is to say about it.
struct Assignment {
  /// The part of each line, as a place in the layout's parts.
  var parts: [UInt8]
  /// How many groups there are; nil where they were not counted.
  var groups: Int?
  /// The size of the largest group.
  var largestGroup: Int?
  /// The rows of each stratum in each part.
  var strata: [(label: String, rows: [Int])] = []
  /// The proof that near duplicates are on one side.
  var near: SplitManifest.NearProof?
  /// What people should know.
  var notes: [String] = []
}

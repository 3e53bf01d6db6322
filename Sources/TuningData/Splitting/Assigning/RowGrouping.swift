// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting
internal import JSONLines

/// From what is known of every line to the part of every line.
struct RowGrouping {
  private let options: SplitOptions
  private let path: String
  private let layout: SplitLayout

  init(_ options: SplitOptions, _ path: String, _ layout: SplitLayout) {
    self.options = options
    self.path = path
    self.layout = layout
  }

  /// Groups the rows of `table` and returns their parts.
  ///
  /// Near duplicates that candidates alone did not bring together are found when the result is
  /// looked through; then the groups are put together and all is assigned again.
  func assign(_ table: inout RowTable) async throws(SplitError) -> Assignment {
    var earlier = EarlierRows(options, layout)
    try await earlier?.join(&table)
    do throws(SpillError) { try table.groupByKeys() } catch { throw .spill(error) }
    guard options.nearThreshold != nil else { return try assignOnce(&table, earlier) }
    let near = try NearDuplicateGroups(options, path)
    try near.group(&table)
    while true {
      var assignment = try assignOnce(&table, earlier)
      let crossing = try near.verify(&table, assignment.parts, layout)
      assignment.near = crossing.proof
      // What an earlier split tore apart cannot be mended without moving rows.
      if crossing.pairs.isEmpty || earlier != nil { return assignment }
      for pair in crossing.pairs { table.groups.union(pair.0, pair.1) }
    }
  }

  private func assignOnce(
    _ table: inout RowTable, _ earlier: EarlierRows?
  ) throws(SplitError) -> Assignment {
    table.settle()
    let pinned = earlier?.pins(table) ?? (parts: [:], notes: [])
    var assigner = Assigner(table, layout, options, pinned: pinned.parts)
    var assignment = try assigner.assign()
    assignment.notes += pinned.notes
    return assignment
  }
}

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
    guard options.nearThreshold != nil else { return try assignOnce(&table, earlier).assignment }
    let near = try NearDuplicateGroups(options, layout, [path] + (earlier?.paths ?? []))
    try near.group(&table)
    while true {
      var (assignment, pinned) = try assignOnce(&table, earlier)
      let crossing = try near.verify(table, assignment.parts + (earlier?.parts ?? []))
      assignment.near = crossing.proof
      var isMended = false
      for (left, right) in crossing.pairs {
        // What an earlier split has torn apart stays so.
        let roots = [left, right].map { table.groups.root(of: Int($0)) }
        let areFixed = roots.allSatisfy { $0 >= table.count || pinned[$0] != nil }
        if areFixed { continue }
        table.groups.union(left, right)
        isMended = true
      }
      guard isMended else { return assignment }
    }
  }

  private func assignOnce(
    _ table: inout RowTable, _ earlier: EarlierRows?
  ) throws(SplitError) -> (assignment: Assignment, pinned: [Int: UInt8]) {
    table.settle()
    let pinned = earlier?.pins(table) ?? (parts: [:], notes: [])
    var assigner = Assigner(table, layout, options, pinned: pinned.parts)
    var assignment = try assigner.assign()
    assignment.notes += pinned.notes
    return (assignment, pinned.parts)
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting

/// The groups of a table in some order.
struct RowGroups {
  /// The rows of each group, at its root; 0 elsewhere.
  private(set) var sizes: [UInt32]
  /// How many rows there are.
  private(set) var rowCount = 0
  /// How many groups there are.
  private(set) var count = 0
  /// The size of the largest group.
  private(set) var largest = 0

  /// Counts the settled groups of `table`.
  init(_ table: RowTable) {
    sizes = Array(repeating: 0, count: table.count)
    for row in 0..<table.count where table.kinds[row] == .row {
      let root = table.groups.root(of: row)
      if sizes[root] == 0 { count += 1 }
      sizes[root] += 1
      largest = max(largest, Int(sizes[root]))
      rowCount += 1
    }
  }

  /// Calls `body` with the root and the size of every group, by `key` of its root, least first.
  func forEach(
    by key: (Int) -> UInt64, memory: Int, _ body: (_ root: Int, _ rows: Int) -> Void
  ) throws(SpillError) {
    let sorter = SpillingSorter(memory: memory)
    for root in sizes.indices where sizes[root] > 0 {
      try sorter.append(SortRecord(key: key(root), row: UInt32(root)))
    }
    try sorter.forEach { body(Int($0.row), Int(sizes[Int($0.row)])) }
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Rows put together into groups: four bytes a row.
///
/// Of a group the lowest row is the root. Union by lowest row with halving of paths: logarithmic
/// time at worst, as good as constant in practice (Tarjan and van Leeuwen, 1984).
struct UnionFind {
  private var parents: [UInt32] = []

  /// How many rows there are.
  var count: Int { parents.count }

  /// Adds a row that is alone.
  mutating func append() { parents.append(UInt32(parents.count)) }

  /// Returns the root of the group of `row`.
  mutating func find(_ row: UInt32) -> UInt32 {
    var row = row
    while parents[Int(row)] != row {
      parents[Int(row)] = parents[Int(parents[Int(row)])]
      row = parents[Int(row)]
    }
    return row
  }

  /// Makes every row know its root, so that `root(of:)` can be asked until the next union.
  ///
  /// A parent is never behind its child, so one walk from the front is enough.
  mutating func settle() {
    for row in parents.indices { parents[row] = parents[Int(parents[row])] }
  }

  /// Returns the root of the group of `row` in settled groups.
  func root(of row: Int) -> Int { Int(parents[row]) }

  /// Puts the groups of two rows together.
  mutating func union(_ left: UInt32, _ right: UInt32) {
    let (left, right) = (find(left), find(right))
    parents[Int(max(left, right))] = min(left, right)
  }
}

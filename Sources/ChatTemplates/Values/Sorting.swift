// SPDX-License-Identifier: Apache-2.0

/// Stable sorting by Python's order, which may fail.
enum Sorting {
  static func sorted<Item>(
    _ items: [Item], isReversed: Bool = false, by key: (Item) throws(TemplateError) -> Value
  ) throws(TemplateError) -> [Item] {
    var keys: [Value] = []
    for item in items { keys.append(try key(item)) }
    var budget = Comparison.defaultBudget
    let order = try merge(
      Array(items.indices), keys, sign: isReversed ? -1 : 1, &budget)
    return order.map { items[$0] }
  }

  private static func merge(
    _ indices: [Int], _ keys: [Value], sign: Int, _ budget: inout Int
  ) throws(TemplateError) -> [Int] {
    guard indices.count > 1 else { return indices }
    let middle = indices.count / 2
    let left = try merge(Array(indices[..<middle]), keys, sign: sign, &budget)
    let right = try merge(Array(indices[middle...]), keys, sign: sign, &budget)
    var merged: [Int] = []
    merged.reserveCapacity(indices.count)
    var (next, other) = (0, 0)
    while next < left.count, other < right.count {
      let order = try Comparison.order(keys[right[other]], keys[left[next]], "<", &budget)
      if order * sign < 0 {
        merged.append(right[other])
        other += 1
      } else {
        merged.append(left[next])
        next += 1
      }
    }
    return merged + left[next...] + right[other...]
  }
}

// SPDX-License-Identifier: Apache-2.0

/// How many rows of each stratum every part is to have.
struct PartTargets {
  /// The rows by stratum and part; 0 for the part that takes the rest.
  private(set) var rows: [[Int]]
  /// The rows by part.
  private(set) var totals: [Int]
  /// The strata of which a part would have less than a row, which it therefore has none of, by part.
  private var rareStrata: [Set<Int>]
  /// The part that takes the rest.
  let rest: Int

  /// Apportions the rows of strata among parts by the method of the largest remainder: of the parts
  /// first, then of every part among the strata.
  init(_ parts: [SplitPart], strata: [Int], maximumValidation: Int? = nil) {
    let count = strata.reduce(0, +)
    var totals = PartTargets.totals(parts, count)
    let rest = parts.restIndex
    self.rest = rest
    for (index, part) in parts.enumerated() where part.name == "validation" && index != rest {
      let excess = max(0, totals[index] - (maximumValidation ?? .max))
      totals[index] -= excess
      totals[rest] += excess
    }
    self.totals = totals
    rows = Array(repeating: Array(repeating: 0, count: parts.count), count: strata.count)
    rareStrata = totals.map { total in
      let rare = strata.indices.filter { strata[$0] * total < count }
      // A part that has less than a row of every stratum takes of all.
      return rare.count == strata.count ? [] : Set(rare)
    }
    for part in parts.indices where part != rest {
      let common = strata.indices.filter { !isRare($0, in: part) }
      // What the rare ones would give comes from the others, by their sizes.
      let commonRows = common.reduce(0) { $0 + strata[$1] }
      let shares = common.map { strata[$0] * totals[part] }
      let apportioned = PartTargets.apportion(totals[part], shares, of: commonRows)
      for (stratum, rows) in zip(common, apportioned) {
        self.rows[stratum][part] = min(rows, strata[stratum])
      }
    }
  }

  /// Returns whether a part has none of a stratum, since it would have less than a row.
  func isRare(_ stratum: Int, in part: Int) -> Bool {
    part != rest && rareStrata[part].contains(stratum)
  }

  /// The strata that some part has none of for this reason.
  var rare: [Int] {
    rows.indices.filter { stratum in totals.indices.contains { isRare(stratum, in: $0) } }
  }

  /// How many rows the parts other than the rest ask for.
  var asked: Int { totals.indices.reduce(0) { $1 == rest ? $0 : $0 + totals[$1] } }

  /// The rows of the parts when there are `count`; the rest is below zero when there are too few.
  private static func totals(_ parts: [SplitPart], _ count: Int) -> [Int] {
    var taken = 0  // by numbers of rows
    var shares = parts.map { part in
      switch part.size {
      case .share(let billionths): return billionths * count
      case .rows(let rows):
        taken += rows
        return 0
      case .rest: return 0
      }
    }
    let left = (count - taken) * SplitSize.whole - shares.reduce(0, +)
    if let rest = parts.firstIndex(where: { $0.size == .rest }) { shares[rest] = left }
    let apportioned = apportion(count - taken, shares, of: SplitSize.whole)
    return parts.indices.map { index in
      if case .rows(let rows) = parts[index].size { rows } else { apportioned[index] }
    }
  }

  /// Gives every share its whole number and what is missing of `total` to the largest remainders.
  static func apportion(_ total: Int, _ shares: [Int], of whole: Int) -> [Int] {
    guard whole > 0 else { return shares.map { _ in 0 } }
    var rows = shares.map { $0 / whole }
    let missing = total - rows.reduce(0, +)
    let order = shares.indices.filter { shares[$0] > 0 }
      .sorted { (shares[$1] % whole, $0) < (shares[$0] % whole, $1) }
    for index in 0..<max(0, missing) where !order.isEmpty {
      rows[order[index % order.count]] += 1
    }
    return rows
  }
}

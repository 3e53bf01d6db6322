// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting

/// Gives every group of a table a part.
struct Assigner {
  private let options: SplitOptions
  private let layout: SplitLayout
  private let table: RowTable
  private let groups: RowGroups
  private let pinned: [Int: UInt8]
  /// The part of each group, at its root; `unassigned` until it has one.
  private var parts: [UInt8]
  private var notes: [String] = []

  private static let unassigned = UInt8.max

  /// Takes a table whose groups are settled.
  ///
  /// `pinned` has the parts that groups have already, by their roots.
  init(
    _ table: RowTable, _ layout: SplitLayout, _ options: SplitOptions, pinned: [Int: UInt8] = [:]
  ) {
    self.options = options
    self.layout = layout
    self.table = table
    self.pinned = pinned
    groups = RowGroups(table)
    parts = Array(repeating: Assigner.unassigned, count: table.count)
    for (root, part) in pinned { parts[root] = part }
  }

  /// Returns the part of every line.
  mutating func assign() throws(SplitError) -> Assignment {
    let hasTargets = options.folds == nil && options.effectiveMethod == .exact
    let targets = hasTargets ? try targets() : nil
    do throws(SpillError) {
      if let folds = options.folds {
        try assignToFolds(folds)
      } else if let targets {
        if options.timeKey != nil { try assignByTime(targets) } else { try assignExactly(targets) }
      } else {
        assignByHash(HashThresholds(options.parts))
      }
    } catch {
      throw .spill(error)
    }
    return result()
  }

  // MARK: - Methods

  private mutating func assignByHash(_ thresholds: HashThresholds) {
    for root in parts.indices where isOpen(root) {
      parts[root] = thresholds.part(table.number(ofGroup: root))
    }
  }

  /// Fills the parts in the order of the hashes, each with the groups that still fit.
  private mutating func assignExactly(_ targets: PartTargets) throws(SpillError) {
    var left = targets.rows
    for root in parts.indices
    where groups.sizes[root] > 0 && Int(parts[root]) < options.parts.count {
      left[stratum(root)][Int(parts[root])] -= Int(groups.sizes[root])
    }
    let order = options.parts.indices.filter { $0 != targets.rest }
    try forEachOpenGroup { assigner, root, rows in
      let stratum = assigner.stratum(root)
      let part = order.first { left[stratum][$0] >= rows } ?? targets.rest
      left[stratum][part] -= rows
      assigner.parts[root] = UInt8(part)
    }
    if left.count > 1 { try topUp(order, left, targets) }
    noteMissing(targets)
    noteRare(targets)
  }

  /// Gives parts what they lack because no group of a stratum fitted any more, from the rest of any.
  private mutating func topUp(
    _ order: [Int], _ left: [[Int]], _ targets: PartTargets
  ) throws(SpillError) {
    var missing = options.parts.indices.map { part in left.reduce(0) { $0 + $1[part] } }
    let (table, groups) = (table, groups)
    try groups.forEach(by: table.number, memory: options.sortingMemory) { root, rows in
      guard parts[root] == UInt8(targets.rest), pinned[root] == nil,
        let part = order.first(where: {
          missing[$0] >= rows && !targets.isRare(stratum(root), in: $0)
        })
      else { return }
      missing[part] -= rows
      parts[root] = UInt8(part)
    }
  }

  /// Puts every group into the fold that has the fewest rows of its stratum, then the fewest at all.
  private mutating func assignToFolds(_ folds: Int) throws(SpillError) {
    guard options.effectiveMethod == .exact else {
      return assignByHash(HashThresholds(folds: folds))
    }
    var filled = Array(
      repeating: Array(repeating: 0, count: folds), count: max(1, table.labels.count))
    var totals = Array(repeating: 0, count: folds)
    try forEachOpenGroup { assigner, root, rows in
      let stratum = assigner.stratum(root)
      let counts = filled[stratum]
      let fold = counts.indices.min { (counts[$0], totals[$0], $0) < (counts[$1], totals[$1], $1) }
      filled[stratum][fold ?? 0] += rows
      totals[fold ?? 0] += rows
      assigner.parts[root] = UInt8(fold ?? 0)
    }
  }

  private mutating func forEachOpenGroup(
    _ body: (inout Assigner, _ root: Int, _ rows: Int) -> Void
  ) throws(SpillError) {
    let (table, groups) = (table, groups)
    try groups.forEach(by: table.number, memory: options.sortingMemory) { root, rows in
      if isOpen(root) { body(&self, root, rows) }
    }
  }

  private func isOpen(_ root: Int) -> Bool { parts[root] == Assigner.unassigned }

  // MARK: - Time

  /// Gives the newest groups to the parts that are no rest, the last of them the newest.
  private mutating func assignByTime(_ targets: PartTargets) throws(SpillError) {
    let newest = newestTimes()
    var order = options.parts.indices.filter { $0 != targets.rest }
    var taken = 0
    var cut: Int64?
    var last: Int64?
    // Counted down from the newest; equal times stay together.
    try groups.forEach(
      by: { ~UInt64(bitPattern: newest[$0] ^ .min) }, memory: options.sortingMemory
    ) { root, rows in
      if newest[root] != last {
        while let part = order.last, taken >= targets.totals[part] {
          order.removeLast()
          taken = 0
        }
      }
      last = newest[root]
      if isOpen(root) { parts[root] = UInt8(order.last ?? targets.rest) }
      taken += rows
      if !order.isEmpty { cut = newest[root] }
    }
    if let cut, let gap = layout.gapPart { leaveOut(from: cut, into: gap, targets.rest, newest) }
  }

  private mutating func leaveOut(
    from cut: Int64, into gap: Int, _ rest: Int, _ newest: [Int64]
  ) {
    for root in parts.indices where groups.sizes[root] > 0 && parts[root] == UInt8(rest) {
      guard newest[root] > cut - options.gap, pinned[root] == nil else { continue }
      parts[root] = UInt8(gap)
    }
  }

  /// The newest time of every group, at its root.
  private func newestTimes() -> [Int64] {
    var newest = table.times
    for row in newest.indices where table.kinds[row] == .row {
      let root = table.groups.root(of: row)
      newest[root] = max(newest[root], newest[row])
    }
    return newest
  }

  // MARK: - Strata

  private func stratum(_ root: Int) -> Int { table.strata.isEmpty ? 0 : Int(table.strata[root]) }

  private func targets() throws(SplitError) -> PartTargets {
    var strata = Array(repeating: 0, count: max(1, table.labels.count))
    for root in groups.sizes.indices { strata[stratum(root)] += Int(groups.sizes[root]) }
    let asked = options.parts.reduce(0) {
      if case .rows(let rows) = $1.size { $0 + rows } else { $0 }
    }
    guard asked <= groups.rowCount else {
      throw .tooFewRows(asked: asked, found: groups.rowCount)
    }
    let targets = PartTargets(
      options.parts, strata: strata, maximumValidation: options.maximumValidation)
    guard targets.asked <= groups.rowCount else {
      throw .tooFewRows(asked: targets.asked, found: groups.rowCount)
    }
    return targets
  }

  private mutating func noteMissing(_ targets: PartTargets) {
    for part in options.parts.indices where part != targets.rest {
      let rows = parts.indices.reduce(0) {
        parts[$1] == UInt8(part) ? $0 + Int(groups.sizes[$1]) : $0
      }
      guard rows < targets.totals[part], rows > 0 else { continue }
      notes.append(
        "\(options.parts[part].name) has \(Quantity.grouped(rows)) of "
          + "\(Quantity.text(targets.totals[part], "row")): no group that is left fits")
    }
  }

  private mutating func noteRare(_ targets: PartTargets) {
    let rare = targets.rare
    guard !rare.isEmpty else { return }
    let names = rare.prefix(5).map { "'\(table.labels[$0])'" }.joined(separator: ", ")
    let more = rare.count > 5 ? " and \(rare.count - 5) more" : ""
    notes.append(
      "too few rows to have one in every part, more in \(options.parts[targets.rest].name): "
        + names + more)
  }

  // MARK: - Result

  private func result() -> Assignment {
    var assignment = Assignment(parts: Array(repeating: UInt8(layout.restPart), count: table.count))
    var rows = Array(
      repeating: Array(repeating: 0, count: layout.parts.count), count: table.labels.count)
    for row in 0..<table.count {
      switch table.kinds[row] {
      case .blank: continue
      case .rejected: assignment.parts[row] = UInt8(layout.rejectsPart ?? layout.restPart)
      case .row:
        let part = parts[table.groups.root(of: row)]
        assignment.parts[row] = part
        if !table.strata.isEmpty { rows[Int(table.strata[row])][Int(part)] += 1 }
      }
    }
    assignment.strata = zip(table.labels, rows).map { (label: $0, rows: $1) }
      .sorted { $0.label < $1.label }
    assignment.groups = groups.count
    assignment.largestGroup = groups.largest
    assignment.notes = notes
    return assignment
  }
}

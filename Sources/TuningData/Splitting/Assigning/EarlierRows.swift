// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The rows of an earlier split, which stay where they are.
///
/// They join the table behind its own rows, so that whatever shares a key with one of them comes into
/// its group and follows it.
struct EarlierRows {
  private let split: EarlierSplit
  private let layout: SplitLayout
  private let options: SplitOptions
  /// The part of every earlier row, in the order in which they joined.
  private(set) var parts: [UInt8] = []
  /// The files that they are in.
  private(set) var paths: [String] = []

  /// Takes the earlier split of the options; nil without one.
  init?(_ options: SplitOptions, _ layout: SplitLayout) {
    guard let split = options.earlier else { return nil }
    self.split = split
    self.layout = layout
    self.options = options
  }

  /// Reads the files of the earlier split and adds their rows to `table`.
  mutating func join(_ table: inout RowTable) async throws(SplitError) {
    guard split.manifest.algorithm == SplitAlgorithm.name else {
      throw .earlier(
        path: split.path,
        reason:
          "is of the algorithm '\(split.manifest.algorithm)', which this program does not know")
    }
    // A manifest that tells its options tells at least this one.
    let ways = split.manifest.options["duplicates"] == nil ? [] : ["group-by", "duplicates"]
    if let way = ways.first(where: { split.manifest.options[$0] != options.summary[$0] }) {
      let value = split.manifest.options[way].map { "--\(way) \($0)" } ?? "no --\(way)"
      throw .earlier(path: split.path, reason: "was made with \(value); split with the same")
    }
    try verify()
    var reading = options
    reading.checks = false
    for file in split.manifest.files where !split.manifest.isRejects(file) {
      let part = try self.part(named: file.name)
      let path = SplitManifest.resolve(file.path, beside: split.path)
      paths.append(path)
      let number = paths.count
      var joined = 0
      _ = try await SurveyPass(reading).read(path) { (block: SplitBlock) -> SplitBlock in
        block
      } emit: { (block: SplitBlock, _: Double) throws(SplitError) in
        joined += try table.join(block, file: number).count
      }
      parts += repeatElement(part, count: joined)
    }
  }

  private func part(named name: String) throws(SplitError) -> UInt8 {
    let known = layout.parts.indices.filter { $0 != layout.rejectsPart }
    if let part = known.first(where: { layout.parts[$0].name == name }) { return UInt8(part) }
    let names = known.map { layout.parts[$0].name }.joined(separator: ", ")
    throw .earlier(path: split.path, reason: "has a part '\(name)'; the parts here are \(names)")
  }

  private func verify() throws(SplitError) {
    for (path, outcome) in SplitVerification(split.manifest, at: split.path).files {
      switch outcome {
      case .same: continue
      case .different(let how): throw .earlier(path: path, reason: "\(how), by \(split.path)")
      case .unreadable(let reason): throw .earlier(path: split.path, reason: reason)
      }
    }
  }

  /// Returns the parts of the settled groups that earlier rows are in, and what there is to say.
  func pins(_ table: RowTable) -> (parts: [Int: UInt8], notes: [String]) {
    var pins: [Int: UInt8] = [:]
    var torn = 0
    for (index, part) in parts.enumerated() {
      let root = table.groups.root(of: table.count + index)
      guard root < table.count else { continue }
      if let other = pins[root], other != part { torn += 1 }
      pins[root] = pins[root] ?? part
    }
    guard torn > 0 else { return (pins, []) }
    return (
      pins,
      ["\(Quantity.text(torn, "earlier row")) moved to another part: one group was in several"]
    )
  }
}

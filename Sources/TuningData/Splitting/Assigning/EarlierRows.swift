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
  private var parts: [UInt8] = []

  /// Takes the earlier split of the options; nil without one.
  init?(_ options: SplitOptions, _ layout: SplitLayout) {
    guard let split = options.earlier else { return nil }
    self.split = split
    self.layout = layout
    self.options = options
  }

  /// Reads the files of the earlier split and adds their rows to `table`.
  mutating func join(_ table: inout RowTable) async throws(SplitError) {
    try verify()
    var reading = options
    reading.checks = false
    for file in split.manifest.files {
      guard let part = layout.parts.firstIndex(where: { $0.name == file.name }) else {
        let names = layout.parts.map(\.name).joined(separator: ", ")
        throw .earlier(
          path: split.path, reason: "has a part '\(file.name)'; the parts here are \(names)")
      }
      let path = SplitManifest.resolve(file.path, beside: split.path)
      var joined: [UInt8] = []
      _ = try await SurveyPass(reading).read(path) { $0 } emit: { (block, _) throws(SplitError) in
        joined += try table.join(block).map { _ in UInt8(part) }
      }
      parts += joined
    }
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
      pins, ["\(torn) rows are in another part than before, for their group was in several"]
    )
  }
}

// SPDX-License-Identifier: Apache-2.0

/// How many rows have what a split goes by.
///
/// A key that no row has is most likely misspelt; one that some have not is worth a note.
struct KeyCounts: Sendable {
  private let keys: [GroupKey]
  private let strata: [StratumKey]
  /// The rows that are JSON.
  var rows = 0
  /// How many of them have each of the keys that groups share.
  var withKey: [Int]
  /// How many of them have each of the keys of the strata.
  var withStratum: [Int]
  /// How many of them are of no format, so that nobody knows what they ask.
  var withoutPrompt = 0

  init(_ options: SplitOptions) {
    keys = options.groupKeys
    strata = options.stratify
    withKey = Array(repeating: 0, count: keys.count)
    withStratum = Array(repeating: 0, count: strata.count)
  }

  static func += (left: inout KeyCounts, right: KeyCounts) {
    left.rows += right.rows
    left.withoutPrompt += right.withoutPrompt
    for index in left.withKey.indices { left.withKey[index] += right.withKey[index] }
    for index in left.withStratum.indices { left.withStratum[index] += right.withStratum[index] }
  }

  /// Throws when no row has a key.
  func check() throws(SplitError) {
    guard rows > 0 else { return }
    for (key, count) in zip(keys, withKey) where count == 0 {
      guard case .value = key else { continue }
      throw .noKey(option: "--group-by", key: key.name)
    }
    for (key, count) in zip(strata, withStratum) where count == 0 {
      throw .noKey(option: "--stratify", key: key.name)
    }
  }

  /// What people should know.
  var notes: [String] {
    var notes = zip(keys, withKey).filter { $1 < rows }.map { key, count in
      "\(Quantity.text(rows - count, "row")) of \(Quantity.grouped(rows)) without \(key.name), "
        + "grouped by the rest alone"
    }
    if withoutPrompt > 0, keys.contains(.prompt) {
      notes.append(
        "\(Quantity.text(withoutPrompt, "row")) of no known format, compared as whole records")
    }
    return notes
  }
}

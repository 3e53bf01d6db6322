// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// What rows of a file are like, all together.
///
/// Lengths are counted one by one: *n* bytes have rows of at most √(2*n*) different lengths, so the
/// memory grows slowly.
struct FileProfile: Sendable, Equatable {
  /// How often something is there, and where first.
  struct Occurrence: Sendable, Equatable {
    var rows = 1
    var line: Int
    var byteOffset: Int
  }

  /// How many rows are objects.
  private(set) var rows = 0
  private(set) var lengths: [Int: Int] = [:]
  private(set) var turns: [Int: Int] = [:]
  private(set) var tools: [String: Int] = [:]
  /// The languages of some of the rows.
  private(set) var languages: [String: Int] = [:]
  private(set) var formats: [String: Occurrence] = [:]
  /// The keys at the top level that are not part of the row's format, as many as are kept.
  private(set) var keys: [String: Occurrence] = [:]
  /// Whether there are more keys than are kept.
  private(set) var hasMoreKeys = false

  /// How many different keys are kept.
  static let mostKeys = 1000

  /// A row, as it is counted.
  struct Row {
    let line: Int
    let byteOffset: Int
    let byteCount: Int
    let turns: Int
    let hasTools: Bool
    let format: DatasetFormat?
    /// Nil when the row is not one of those whose language is looked at.
    let language: String?
    /// The keys that the format does not know.
    let oddKeys: [String]
  }

  mutating func count(_ row: Row) {
    rows += 1
    lengths[row.byteCount, default: 0] += 1
    turns[row.turns, default: 0] += 1
    tools[row.hasTools ? "with tools" : "without tools", default: 0] += 1
    if let language = row.language { languages[language, default: 0] += 1 }
    let occurrence = Occurrence(line: row.line, byteOffset: row.byteOffset)
    FileProfile.add(occurrence, row.format?.rawValue ?? "no known", to: &formats)
    for key in row.oddKeys { addKey(occurrence, key) }
  }

  /// Adds what comes behind in the file, after `linesBefore` lines.
  mutating func add(_ later: FileProfile, linesBefore: Int) {
    rows += later.rows
    lengths.merge(later.lengths, uniquingKeysWith: +)
    turns.merge(later.turns, uniquingKeysWith: +)
    tools.merge(later.tools, uniquingKeysWith: +)
    languages.merge(later.languages, uniquingKeysWith: +)
    for (format, occurrence) in later.formats {
      FileProfile.add(occurrence.moved(byLines: linesBefore), format, to: &formats)
    }
    for (key, occurrence) in later.keys.sorted(by: {
      ($0.value.line, $0.key) < ($1.value.line, $1.key)
    }) {
      addKey(occurrence.moved(byLines: linesBefore), key)
    }
    hasMoreKeys = hasMoreKeys || later.hasMoreKeys
  }

  /// The format of most rows, of equals the one met first; nil when there are no rows.
  var format: (name: String, occurrence: Occurrence)? {
    formats.max { ($0.value.rows, $1.value.line) < ($1.value.rows, $0.value.line) }
      .map { ($0.key, $0.value) }
  }

  private mutating func addKey(_ occurrence: Occurrence, _ key: String) {
    if keys[key] == nil, keys.count >= FileProfile.mostKeys {
      hasMoreKeys = true
    } else {
      FileProfile.add(occurrence, key, to: &keys)
    }
  }

  private static func add(
    _ occurrence: Occurrence, _ name: String, to all: inout [String: Occurrence]
  ) {
    guard let earlier = all[name] else { return all[name] = occurrence }
    all[name]?.rows = earlier.rows + occurrence.rows
  }
}

extension FileProfile.Occurrence {
  fileprivate func moved(byLines lines: Int) -> Self {
    Self(rows: rows, line: line + lines, byteOffset: byteOffset)
  }

  /// The whole of the first line.
  var place: Place { Place(FileTotals.LineStart(line: line, byteOffset: byteOffset)) }
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The results of a SARIF run: one for each rule and file.
struct SARIFResults {
  /// The results as JSON.
  private(set) var trees: [JSONTree] = []
  /// What is to be said about results that were left out.
  private(set) var notifications: [JSONTree] = []

  private static let mostResults = 25_000
  private static let mostPlaces = 100
  /// A place comes to eight bytes, packed: half of the 10 MB that GitHub takes is for places.
  static let mostPlacesOfRun = 500_000

  /// Builds the results; `rules` are the ids in the order of the run's list of rules.
  init(_ report: Report, rules: [String], mostPlaces: Int = SARIFResults.mostPlacesOfRun) {
    let indices = Dictionary(
      rules.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let results = report.files.reduce(0) { $0 + $1.counts.count }
    let room = max(1, min(SARIFResults.mostPlaces, mostPlaces / max(1, results)))
    var entries: [(severity: Severity, tree: JSONTree)] = []
    for file in report.files {
      let listed = Dictionary(grouping: file.diagnostics, by: \.rule)
      entries += file.counts.map { count in
        (
          count.severity,
          SARIFResults.result(
            count, listed[count.rule] ?? [], file, room: room, index: indices[count.rule])
        )
      }
    }
    let omitted = entries.count - SARIFResults.mostResults
    if omitted > 0 {
      entries = Severity.allCases.reversed().flatMap { severity in
        entries.filter { $0.severity == severity }
      }
      entries.removeLast(omitted)
      notifications = [SARIFResults.omission(omitted)]
    }
    trees = entries.map(\.tree)
  }

  private static func result(
    _ count: RuleCount, _ findings: [Diagnostic], _ file: FileReport, room: Int, index: Int?
  ) -> JSONTree {
    let more = count.count > 1 ? " (and \(count.count - 1) more in this file)" : ""
    let text = findings.first.map { "\($0.message); \($0.help)" } ?? count.rule
    var members: [(key: String, value: JSONTree)] = [("ruleId", .string(count.rule))]
    if let index { members.append(("ruleIndex", .integer(index))) }
    return .object(
      members + [
        ("level", .string(count.severity.rawValue)), ("message", message(text + more)),
        ("locations", .array(locations(findings.prefix(room), in: file))),
        (
          "partialFingerprints",
          .object([("ruleAndRecord/v1", .string(fingerprint(count, findings, in: file)))])
        ),
        ("occurrenceCount", .integer(count.count)),
      ])
  }

  private static func fingerprint(
    _ count: RuleCount, _ findings: [Diagnostic], in file: FileReport
  ) -> String {
    var fingerprints = Fingerprints()
    return findings.first.map { fingerprints.next($0, in: file) }
      ?? Fingerprints.digest("\(RepositoryPath.text(file.path))\n\(count.rule)")
  }

  private static func locations(
    _ findings: ArraySlice<Diagnostic>, in file: FileReport
  ) -> [JSONTree] {
    let uri = RepositoryPath.uri(file.path)
    return findings.isEmpty ? [location(uri, nil)] : findings.map { location(uri, $0.place) }
  }

  /// Returns a place in a file; without one the first line, since GitHub wants a line.
  static func location(_ uri: String, _ place: Place?) -> JSONTree {
    let region = JSONTree.object([
      ("startLine", .integer(place?.line ?? 1)), ("startColumn", .integer(place?.column ?? 1)),
    ])
    let physical = JSONTree.object([
      ("artifactLocation", .object([("uri", .string(uri))])), ("region", region),
    ])
    return .object([("physicalLocation", physical)])
  }

  /// Returns a message in which nothing is a link: SARIF reads `[text](target)` as one.
  static func message(_ text: String) -> JSONTree {
    .object([("text", .string(text.replacing("](", with: "] (")))])
  }

  private static func omission(_ count: Int) -> JSONTree {
    .object([
      ("level", .string("warning")),
      (
        "message",
        message(
          "\(Quantity.text(count, "more result")) left out: \(Quantity.grouped(mostResults)) are as "
            + "many as code scanning takes")
      ),
    ])
  }
}

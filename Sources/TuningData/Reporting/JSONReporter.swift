// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Reports for programs: one JSON document, described by `schemas/report.schema.json`.
public struct JSONReporter: Sendable {
  /// Creates a reporter.
  public init() {}

  /// Returns the document.
  public func report(_ report: Report) -> String {
    JSONTree.object([
      ("version", .integer(Report.version)),
      ("files", .array(report.files.map(file))),
      ("failures", .array(report.failures.map(failure))),
      ("notes", .array(report.notes.map { .string($0) })),
      ("summary", summary(report)),
    ]).text
  }

  private func file(_ file: FileReport) -> JSONTree {
    .object([
      ("path", .string(file.path)),
      ("configuration", file.configuration.map { .string($0) } ?? .null),
      ("bytes", .integer(file.bytes)),
      ("lines", .integer(file.lines)),
      ("records", .integer(file.records)),
      ("format", file.format.map { .string($0.rawValue) } ?? .null),
      ("formats", formats(file)),
      ("messages", .integer(file.messages)),
      ("turns", .integer(file.turns)),
      ("tokens", file.tokens.map { .object(TokenJSONReporter.counts($0)) } ?? .null),
      ("verdict", .string(file.verdict.rawValue)),
      ("rules", .array(file.counts.map { JSONReporter.ruleCount($0, in: file) })),
      ("diagnostics", .array(file.diagnostics.map { .object(JSONReporter.members($0)) })),
      ("omittedDiagnostics", .integer(file.omitted)),
      ("acceptedDiagnostics", .integer(file.accepted.total)),
      ("unchangedDiagnostics", .integer(file.unchanged.total)),
    ])
  }

  private func formats(_ file: FileReport) -> JSONTree {
    .object(
      DatasetFormat.allCases.compactMap { format in
        file.formatRecords[format].map { (format.rawValue, .integer($0)) }
      })
  }

  static func ruleCount(_ count: RuleCount, in file: FileReport) -> JSONTree {
    .object([
      ("rule", .string(count.rule)),
      ("severity", .string(count.severity.rawValue)),
      ("count", .integer(count.count)),
      ("lines", .integer(count.lines)),
      ("threshold", count.threshold.map { .string("\($0)") } ?? .null),
      ("tolerated", .boolean(file.isTolerated(count))),
    ])
  }

  /// A finding, as members of an object.
  static func members(_ diagnostic: Diagnostic) -> [(key: String, value: JSONTree)] {
    let place = diagnostic.place
    return [
      ("rule", .string(diagnostic.rule)),
      ("severity", .string(diagnostic.severity.rawValue)),
      ("line", integer(place?.line)),
      ("column", integer(place?.column)),
      ("byteColumn", integer(place?.byteColumn)),
      ("byteOffset", integer(place?.byteOffset)),
      ("pointer", place?.pointer.map { .string($0) } ?? .null),
      ("record", diagnostic.record.map { .string($0) } ?? .null),
      ("message", .string(diagnostic.message)),
      ("help", .string(diagnostic.help)),
    ]
  }

  private func failure(_ failure: InputFailure) -> JSONTree {
    .object([("path", .string(failure.path)), ("message", .string(failure.message))])
  }

  private func summary(_ report: Report) -> JSONTree {
    .object([
      ("errors", .integer(report.count(.error))),
      ("warnings", .integer(report.count(.warning))),
      ("notes", .integer(report.count(.note))),
      ("records", .integer(report.files.reduce(0) { $0 + $1.records })),
      ("seconds", .number((report.seconds * 1000).rounded() / 1000)),
    ])
  }

  private static func integer(_ value: Int?) -> JSONTree { value.map { .integer($0) } ?? .null }
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The format `jsonl`: a line of JSON for each finding, written while a file is read, and a line with
/// counts when it is done; described by `schemas/findings.schema.json`.
///
/// ```swift
/// var lines = FindingLines()
/// let file = try await linter.check(source, findings: { print(lines.findings($0, in: path)) })
/// print(lines.end(of: file))
/// ```
public struct FindingLines: Sendable {
  /// The version of the shape of the lines; a new one only when old readers would break.
  public static let version = 1
  /// What it is called on the command line.
  public static let name = "jsonl"
  /// Who reads it, in a few words.
  public static let summary = "programs that read findings as they are found"

  private var listed = 0

  /// Creates the format, for files one after the other.
  public init() {}

  /// Returns the lines of findings that follow those returned before.
  public mutating func findings(_ diagnostics: [Diagnostic], in path: String) -> String {
    listed += diagnostics.count
    return diagnostics.map { diagnostic in
      JSONTree.object(
        [("type", .string("finding")), ("path", .string(path))] + JSONReporter.members(diagnostic)
      ).line
    }.joined()
  }

  /// Returns the line that ends a file.
  public mutating func end(of file: FileReport) -> String {
    defer { listed = 0 }
    let all = file.counts.reduce(0) { $0 + $1.count }
    return JSONTree.object([
      ("type", .string("file")), ("version", .integer(FindingLines.version)),
      ("path", .string(file.path)), ("bytes", .integer(file.bytes)),
      ("lines", .integer(file.lines)), ("records", .integer(file.records)),
      ("format", file.format.map { .string($0.rawValue) } ?? .null),
      ("verdict", .string(file.verdict.rawValue)), ("errors", .integer(file.count(.error))),
      ("warnings", .integer(file.count(.warning))), ("notes", .integer(file.count(.note))),
      ("omitted", .integer(max(0, all - listed))), ("accepted", .integer(file.accepted.total)),
      ("unchanged", .integer(file.unchanged.total)),
      ("rules", .array(file.counts.map { JSONReporter.ruleCount($0, in: file) })),
    ]).line
  }

  /// Returns the line about an input that could not be checked.
  public mutating func failure(_ failure: InputFailure) -> String {
    listed = 0
    return JSONTree.object([
      ("type", .string("failure")), ("version", .integer(FindingLines.version)),
      ("path", .string(failure.path)), ("message", .string(failure.message)),
    ]).line
  }
}

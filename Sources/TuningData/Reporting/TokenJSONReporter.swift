// SPDX-License-Identifier: Apache-2.0

public import JSONLines
internal import Tokenization

/// Counts of tokens for programs, by `schemas/tokens.schema.json`.
public struct TokenJSONReporter: Sendable {
  /// The version of the document.
  public static let version = 1

  /// Creates a reporter.
  public init() {}

  /// Returns the document about some files.
  public func document(_ files: [(path: String, summary: TokenSummary)], _ setup: TokenSetup)
    -> JSONTree
  {
    .object([
      ("version", .integer(TokenJSONReporter.version)),
      ("estimated", .boolean(setup.isEstimate)),
      ("tokenizer", .string(setup.sourceName)),
      ("template", setup.plan.origin.map { .string($0.name) } ?? .null),
      ("contextLength", setup.plan.contextLength.map { .integer($0) } ?? .null),
      ("assumptions", .array(setup.assumptions(files.map(\.summary)).map { .string($0) })),
      (
        "files",
        .array(
          files.map {
            .object([("path", .string($0.path))] + TokenJSONReporter.counts($0.summary))
          })
      ),
    ])
  }

  /// Returns what a file comes to, as members of an object.
  static func counts(_ summary: TokenSummary) -> [(key: String, value: JSONTree)] {
    let distribution = summary.distribution
    func percentile(_ share: Double) -> JSONTree {
      distribution.percentile(share).map { .integer($0) } ?? .null
    }
    return [
      ("errorPercent", summary.errorPercent.map { .number($0) } ?? .null),
      ("rows", .integer(summary.rows)),
      ("tokens", .integer(summary.total.total)),
      ("trainedTokens", .integer(summary.total.trained)),
      ("promptTokensOfPairs", .integer(summary.total.inPrompt)),
      ("tokensBeyondContext", .integer(summary.total.beyondContext)),
      ("trainedTokensBeyondContext", .integer(summary.total.trainedBeyondContext)),
      ("rowsOverContext", .integer(summary.overContext)),
      ("rowsUntrained", .integer(summary.untrained)),
      ("rowsRefused", .integer(summary.refused)),
      ("linesUnusable", .integer(summary.unusable)),
      ("answersUnclear", .integer(summary.total.answersUnclear)),
      ("images", .integer(summary.total.images)),
      (
        "rowLength",
        .object([
          ("min", distribution.minimum.map { .integer($0) } ?? .null),
          ("p50", percentile(0.5)), ("p90", percentile(0.9)), ("p99", percentile(0.99)),
          ("max", distribution.maximum.map { .integer($0) } ?? .null),
        ])
      ),
      (
        "refusals",
        .array(
          summary.refusals.map {
            .object([("line", .integer($0.line)), ("reason", .string($0.reason))])
          })
      ),
    ]
  }
}

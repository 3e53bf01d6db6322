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
      ("error_percent", setup.errorPercent.map { .number($0) } ?? .null),
      ("tokenizer", .string(setup.sourceName)),
      ("template", setup.plan.origin.map { .string($0.name) } ?? .null),
      ("context_length", setup.plan.contextLength.map { .integer($0) } ?? .null),
      ("assumptions", .array(setup.assumptions.map { .string($0) })),
      ("files", .array(files.map { file($0.path, $0.summary) })),
    ])
  }

  private func file(_ path: String, _ summary: TokenSummary) -> JSONTree {
    let distribution = summary.distribution
    func percentile(_ share: Double) -> JSONTree {
      distribution.percentile(share).map { .integer($0) } ?? .null
    }
    return .object([
      ("path", .string(path)),
      ("rows", .integer(summary.rows)),
      ("tokens", .integer(summary.total.total)),
      ("trained_tokens", .integer(summary.total.trained)),
      ("prompt_tokens_of_pairs", .integer(summary.total.inPrompt)),
      ("tokens_beyond_context", .integer(summary.total.beyondContext)),
      ("trained_tokens_beyond_context", .integer(summary.total.trainedBeyondContext)),
      ("rows_over_context", .integer(summary.overContext)),
      ("rows_untrained", .integer(summary.untrained)),
      ("rows_refused", .integer(summary.refused)),
      ("lines_unusable", .integer(summary.unusable)),
      ("images", .integer(summary.total.images)),
      (
        "row_length",
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
    ])
  }
}

extension TokenSetup {
  /// How far off an estimate may be, in percent; nil for exact counts.
  public var errorPercent: Double? {
    guard case .estimate(let table, _) = source else { return nil }
    return table.errorPercent
  }
}

// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import JSONLines
import TuningData

/// The files of a job, counted for the method that they are for.
struct JobFiles {
  /// What they were counted with.
  private(set) var setup: TokenSetup
  /// What the file to train on comes to.
  private(set) var train: TokenSummary
  /// What the file to evaluate on comes to.
  private(set) var validation: TokenSummary?
  /// How the model learns from them.
  let method: TuningMethod

  /// Counts the files.
  ///
  /// Their method is known only then, and with it the longest sequence: where that makes a
  /// difference they are counted again.
  init(train path: String, validation other: String?, _ counting: CountingOptions) async throws {
    let guess: TuningMethod = counting.format.format == .preference ? .dpo : .sft
    setup = try counting.setup(guess)
    train = try await JobFiles.count(path, counting, setup)
    validation = nil
    let found = try JobFiles.method(path, train)
    if let other {
      let summary = try await JobFiles.count(other, counting, setup)
      let foreign = Set(summary.formats.keys).subtracting(train.formats.keys)
      if let format = foreign.min(by: { $0.rawValue < $1.rawValue }) {
        throw CommandError(
          "\(other): has rows of \(format.rawValue) format, but \(path) has none; "
            + "a job takes both files in one format")
      }
      validation = summary
    }
    if let complaint = counting.sequence.complaint(found == .dpo ? .preference : .conversation) {
      throw CommandError("\(path): \(complaint)")
    }
    method = found
    guard counting.sequence.method == nil, found != guess else { return }
    let fitting = try counting.setup(found)
    let limits = [setup, fitting].map { $0.plan.contextLength ?? .max }
    setup = fitting
    let longest = max(train.longest?.length ?? 0, validation?.longest?.length ?? 0)
    guard limits[0] != limits[1], longest > min(limits[0], limits[1]) else { return }
    for path in [path, other].compactMap(\.self) where try !JobFiles.canBeReadAgain(path) {
      throw CommandError("\(path): can be read only once; say --method \(found.rawValue)")
    }
    train = try await JobFiles.count(path, counting, fitting)
    if let other { validation = try await JobFiles.count(other, counting, fitting) }
  }

  private static func canBeReadAgain(_ path: String) throws -> Bool {
    try path != "-" && FileSource(path: path).expectedByteCount != nil
  }

  private static func count(
    _ path: String, _ counting: CountingOptions, _ setup: TokenSetup
  ) async throws -> TokenSummary {
    let summary = try await counting.counter(setup).count(
      path, counting.progress.progress)
    if summary.rows == 0 || summary.wholeFile != nil {
      throw CommandError(nothingCounted(path, summary, setup))
    }
    return summary
  }

  private static func method(_ path: String, _ summary: TokenSummary) throws -> TuningMethod {
    guard summary.formats[.preference] != nil else { return .sft }
    guard summary.formats.count == 1 else {
      throw CommandError(
        "\(path): holds preference pairs and other rows, which no job takes together; "
          + "run jsonlcheck \(shellQuoted(path))")
    }
    return .dpo
  }
}

/// Returns why nothing of a file was counted, and what to do.
func nothingCounted(_ path: String, _ summary: TokenSummary, _ setup: TokenSetup) -> String {
  if let found = summary.wholeFile { return "\(path): \(found)" }
  if let refusal = summary.refusals.first {
    return "\(path): no row can be counted; the template refuses line \(refusal.line): "
      + refusal.reason
  }
  if summary.unusable == 0 { return "\(path): has no rows" }
  let hint = setup.plan.template == nil ? "name a template with --chat-template, or " : ""
  return "\(path): no row can be counted; \(hint)run jsonlcheck \(shellQuoted(path))"
}

// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import TuningData

/// The options that change how many tokens there are.
struct CountingOptions: ParsableArguments {
  @OptionGroup
  var tokenizer: TokenizerOptions

  @OptionGroup
  var sequence: SequenceOptions

  @Option(help: "Whether inputs are trained on too, as train_on_inputs of a job.")
  var trainOnInputs: TrainOnInputs = .auto

  @Option(help: "The format that rows are read as; auto finds it out for each.")
  var format: FormatChoice = .auto

  @OptionGroup
  var progress: ProgressOptions

  @Option(name: .shortAndLong, help: "How many cores to use; all of them by default.")
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 1024, not \(jobs)")
    }
  }

  /// Returns what to count with.
  ///
  /// - Parameter found: The method that the rows are for, where none is named.
  /// - Returns: The tokenizer, the templates and the limits.
  /// - Throws: What keeps them from being used.
  func setup(_ found: TuningMethod = .sft) throws -> TokenSetup {
    var request = try tokenizer.request()
    request.method = sequence.method ?? found
    request.trainOnInputs = trainOnInputs
    request.contextLength = sequence.maxSeqLength
    return try TokenSetup(request)
  }

  /// The method for rows of the format that is named, or of the files' first rows.
  func method(_ paths: [String]) -> TuningMethod {
    if sequence.method != nil || format.format != nil {
      return sequence.method(for: format.format)
    }
    let formats = paths.map { RowAddress(path: $0).firstFormat }
    return formats.allSatisfy { $0 == .preference } ? .dpo : .sft
  }

  /// Says that rows were measured by the limit of another method than theirs, which only standard
  /// input and files of several formats can be; nil when they were not.
  func limitHint(_ path: String, _ summary: TokenSummary, _ setup: TokenSetup) -> String? {
    guard sequence.method == nil, sequence.maxSeqLength == nil,
      summary.formats[.preference] ?? 0 > 0, let limits = try? tokenizer.profile()?.contextLength,
      let dpo = limits.dpo, dpo != setup.plan.contextLength
    else { return nil }
    return "\(path): holds preference pairs, which are cut off after \(dpo) tokens with "
      + "--method dpo; they were counted without it"
  }

  /// Returns a counter of files.
  func counter(_ setup: TokenSetup) -> FileTokenCounter {
    var counter = FileTokenCounter(setup)
    counter.jobs = jobs ?? availableCores()
    counter.format = format.format
    return counter
  }
}

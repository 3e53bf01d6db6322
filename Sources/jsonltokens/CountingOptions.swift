// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import TuningData

/// The options that change how many tokens there are.
struct CountingOptions: ParsableArguments {
  @OptionGroup
  var tokenizer: TokenizerOptions

  @Option(
    help: ArgumentHelp(
      "How the model learns, which decides on its longest sequence; sft by default, for a cost "
        + "what fits the format."))
  var method: TuningMethod?

  @Option(help: "Whether inputs are trained on too, as train_on_inputs of a job.")
  var trainOnInputs: TrainOnInputs = .auto

  @Option(help: "The longest sequence in tokens instead of the model's.")
  var maxSeqLength: Int?

  @Option(help: "The format that rows are read as; auto finds it out for each.")
  var format: FormatChoice = .auto

  @Option(name: .shortAndLong, help: "How many cores to use; all of them by default.")
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 1024, not \(jobs)")
    }
    if let maxSeqLength, maxSeqLength < 1 {
      throw ValidationError("--max-seq-length takes a number from 1, not \(maxSeqLength)")
    }
  }

  /// Returns what to count with.
  ///
  /// - Parameter found: The method that the rows are for, where none is named.
  /// - Returns: The tokenizer, the templates and the limits.
  /// - Throws: What keeps them from being used.
  func setup(_ found: TuningMethod = .sft) throws -> TokenSetup {
    var request = try tokenizer.request()
    request.method = method ?? found
    request.trainOnInputs = trainOnInputs
    request.contextLength = maxSeqLength
    return try TokenSetup(request)
  }

  /// Returns a counter of files.
  func counter(_ setup: TokenSetup) -> FileTokenCounter {
    var counter = FileTokenCounter(setup)
    counter.jobs = jobs ?? availableCores()
    counter.format = format.format
    return counter
  }
}

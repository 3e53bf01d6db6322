// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import JSONLines
import TuningData

extension JSONLTokens {
  struct Cost: ParsableCommand, Command {
    static let configuration = CommandConfiguration(
      abstract: "Say what a fine-tuning job would cost, before anything is uploaded.",
      discussion: """
        Where sources conflict or tokens are estimated the cost is a range. Exit status 1 means \
        that --max-cost is or may be exceeded.
        """
    )

    @Argument(help: "The file to train on; '-' is standard input.")
    var path: String

    @OptionGroup
    var counting: CountingOptions

    @Option(help: "Which weights change.")
    var training: TrainingType = .lora

    @Option(help: "How often all rows are seen, from 1 to 20.")
    var epochs = 1

    @Option(help: "How often the validation file is evaluated, up to 100.")
    var nEvals = 0

    @Option(help: ArgumentHelp("The file to evaluate on.", valueName: "file"))
    var validation: String?

    @Flag(help: "Without packing: every row is filled up to --max-seq-length and billed so.")
    var noPacking = false

    @Option(help: ArgumentHelp("Fail when the job may cost more.", valueName: "usd"))
    var maxCost: USD?

    @Option(help: ArgumentHelp("The day whose prices count; today by default.", valueName: "day"))
    var date: Day?

    @Option(help: "A folder with prices to use instead of those built in.")
    var pricesDir: String?

    @Flag(help: "Print a JSON document (schemas/cost.schema.json).")
    var json = false

    @Option(help: "When to use colours; auto means on a terminal without NO_COLOR.")
    var color: ColorChoice = .auto

    func run() async throws -> ExitStatus {
      guard let model = try counting.tokenizer.profile() else {
        throw ValidationError("name the model with --model: its price depends on it")
      }
      let setup = try counting.setup()
      let counter = counting.counter(setup)
      let summary = try await counter.count(path)
      var job = TuningJob(
        model: model, method: counting.method, training: training, epochs: epochs,
        evaluations: nEvals, train: TokenTotal(summary, setup), day: date ?? .today)
      if noPacking { job.packing = .padded(length: counting.maxSeqLength) }
      if let validation { job.validation = TokenTotal(try await counter.count(validation), setup) }
      let estimate = try CostEstimate(
        job, prices: pricesDir.map { try PriceCatalogue(directory: $0) } ?? .embedded())
      try StandardStream.output.write(
        json
          ? CostJSONReporter().report(estimate, budget: maxCost)
          : CostTextReporter(style: color.style).report(estimate, budget: maxCost))
      let missing = summary.refused + summary.unusable
      if missing > 0 {
        try StandardStream.error.write(
          "jsonltokens: \(missing) row\(missing == 1 ? "" : "s") could not be counted; "
            + "run jsonlcheck \(shellQuoted(path))\n")
      }
      return maxCost.map { estimate.exceeds($0) == .no } ?? true ? .clean : .findings
    }
  }
}

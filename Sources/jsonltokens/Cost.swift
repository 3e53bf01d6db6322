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
        Where sources conflict or tokens are estimated the cost is a range. Preference pairs are \
        priced as DPO, everything else as SFT. Exit status 1 means that --max-cost is or may be \
        exceeded, as always where rows or images could not be counted.
        """
    )

    @Argument(help: "The file to train on; '-' is standard input.", completion: .rows)
    var path: String

    @OptionGroup
    var counting: CountingOptions

    @Option(help: "Which weights change.")
    var training: TrainingType = .lora

    @OptionGroup
    var repetition: EpochOptions

    @Option(help: "How often the validation file is evaluated, up to 100.")
    var nEvals = 0

    @Option(
      help: ArgumentHelp("The file to evaluate on.", valueName: "file"), completion: .rows)
    var validation: String?

    @Flag(help: "Without packing: every row is filled up to --max-seq-length and billed so.")
    var noPacking = false

    @Option(help: ArgumentHelp("Fail when the job may cost more.", valueName: "usd"))
    var maxCost: USD?

    @Option(help: ArgumentHelp("The day whose prices count; today by default.", valueName: "day"))
    var date: Day?

    @Option(
      help: "A folder with prices to use instead of those built in.", completion: .directory)
    var pricesDir: String?

    @Flag(help: "Print a JSON document (schemas/cost.schema.json).")
    var json = false

    @Option(help: "When to use colours; auto means on a terminal without NO_COLOR.")
    var color: ColorChoice = .auto

    func validate() throws {
      if path == "-", validation == "-" {
        throw ValidationError("standard input cannot be both files; name a file for one of them")
      }
    }

    func run() async throws -> ExitStatus {
      guard let model = try counting.tokenizer.profile() else {
        throw ValidationError("name the model with --model: its price depends on it")
      }
      let files = try await JobFiles(train: path, validation: validation, counting)
      var job = TuningJob(
        model: model, method: files.method, training: training, epochs: repetition.epochs ?? 1,
        evaluations: nEvals, train: TokenTotal(files.train, files.setup), day: date ?? .today)
      if let length = counting.sequence.maxSeqLength { try job.check(length: length) }
      if noPacking { job.packing = .padded(length: counting.sequence.maxSeqLength) }
      job.validation = files.validation.map { TokenTotal($0, files.setup) }
      job.assumptions = files.setup.assumptions(
        [files.train] + (files.validation.map { [$0] } ?? []))
      let estimate = try CostEstimate(
        job, prices: pricesDir.map { try PriceCatalogue(directory: $0) } ?? .embedded())
      try StandardStream.output.writeReport(
        json
          ? CostJSONReporter().report(estimate, budget: maxCost)
          : CostTextReporter(style: color.style).report(estimate, budget: maxCost))
      return maxCost.map { estimate.exceeds($0) == .no } ?? true ? .clean : .findings
    }
  }
}

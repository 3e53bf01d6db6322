// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import JSONLines
import TuningData

@main
struct JSONLCheck: ParsableCommand, Command {
  static let configuration = CommandConfiguration(
    commandName: "jsonlcheck",
    abstract: "Check training data for fine-tuning before it is uploaded.",
    discussion: """
      Every line is checked for encoding, JSON, the shape of its record and what a model would \
      learn from it. 'jsonlcheck init' makes a configuration; a file of that name is './init'. Exit status: 0 no errors, 1 errors found (or what --fail-on says), 2 the check could not be \
      done.
      """,
    version: toolsVersion
  )

  @Argument(help: "Files to check; '-' is standard input.", completion: .rows)
  var paths: [String] = []

  @OptionGroup
  var configuration: ConfigurationOptions

  @OptionGroup
  var rules: RuleOptions

  @Option(help: "The format that every record has to have; auto finds it out. (default: auto)")
  var format: FormatChoice?

  @OptionGroup
  var tokenizer: TokenizerOptions

  @OptionGroup
  var sequence: SequenceOptions

  @OptionGroup
  var repetition: EpochOptions

  @OptionGroup
  var validation: ValidationOptions

  @Option(
    help: ArgumentHelp(
      "How to report, and into which file; may be repeated. Without a file on standard output.",
      discussion: ReportTarget.list, valueName: "name[:path]"))
  var outputFormat: [ReportTarget] = []

  @Option(
    help: "How many findings of a file to show, or 'all'; all are counted.",
    completion: .list(["all"]))
  var maxDiagnostics: DiagnosticLimit = .limit(100)

  @OptionGroup
  var gating: GatingOptions

  @OptionGroup
  var novelty: NoveltyOptions

  @Flag(name: .shortAndLong, help: "Print findings and nothing else.")
  var quiet = false

  @Flag(help: "Print how often each rule found something instead of the findings.")
  var statistics = false

  @Flag(help: "Check files again whenever they change, and tell what is new, until Ctrl-C.")
  var watch = false

  @Option(help: "When to use colours; auto means on a terminal without NO_COLOR.")
  var color: ColorChoice = .auto

  @OptionGroup
  var progress: ProgressOptions

  @Option(name: .shortAndLong, help: "How many cores to use; all of them by default.")
  var jobs: Int?

  @Option(help: "The longest line in bytes that is read, up to \(1 << 31).")
  var maxLineBytes = BlockReader.defaultMaximumLineBytes

  @Option(
    help: ArgumentHelp("Print the page of a rule.", valueName: "rule"), completion: .rule)
  var explain: String?

  @Flag(help: "Print all rules.")
  var listRules = false

  func validate() throws {
    if explain != nil, listRules {
      throw ValidationError("--explain and --list-rules do not go together")
    }
    guard explain == nil, !listRules else { return }
    try validation.validate(paths)
    if configuration.printConfig {
      guard paths.count <= 1 else {
        throw ValidationError("--print-config is about one file, not \(paths.count)")
      }
      return
    }
    if paths.isEmpty { throw ValidationError("name a file to check, or '-' for standard input") }
    try novelty.validate(paths)
    if watch { try validateWatch() }
    try outputFormat.validate()
    if let path = novelty.writeBaseline,
      outputFormat.contains(where: { $0.path.map { PathName($0) } == PathName(path) })
    {
      throw ValidationError("'\(path)' is named for a report and for the baseline")
    }
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 1024, not \(jobs)")
    }
    if !(1...(1 << 31)).contains(maxLineBytes) {
      throw ValidationError("--max-line-bytes takes a number from 1 to \(1 << 31)")
    }
  }

  /// Throws for options that make no sense when there is no end.
  private func validateWatch() throws {
    let useless: [(String, Bool)] = [
      ("--validation", validation.file != nil), ("--write-baseline", novelty.writeBaseline != nil),
      ("--since", novelty.since != nil), ("--statistics", statistics),
    ]
    if let (name, _) = useless.first(where: \.1) {
      throw ValidationError("--watch does not go with \(name)")
    }
    if paths.contains("-") { throw ValidationError("--watch takes files, not standard input") }
    let formats = outputFormat.map(\.name)
    if outputFormat.contains(where: { $0.path != nil })
      || !Set(formats).isSubset(of: ["text", "concise"])
    {
      throw ValidationError("--watch goes with --output-format text or concise on standard output")
    }
  }

  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    // No subcommand for the parser, which would ask for one instead of files.
    if arguments.first == "init" { await JSONLCheckInit.runToExit(Array(arguments.dropFirst())) }
    await runToExit()
  }

  func run() async throws -> ExitStatus {
    if let explain { return try RuleListing.explain(explain, style: color.style) }
    if listRules { return try RuleListing.printAll(style: color.style) }
    if configuration.printConfig {
      let setups = CheckSetups(self)
      try StandardStream.output.write(setups.text(for: paths.first ?? "-"))
      return .clean
    }
    if watch { try await WatchRun(arguments: self).run() }
    return try await CheckRun(arguments: self).run()
  }
}

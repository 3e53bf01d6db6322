// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import JSONLines
import TuningData

@main
struct JSONLSplit: ParsableCommand, Command {
  static let configuration = CommandConfiguration(
    commandName: "jsonlsplit",
    abstract: "Split training data so that no row of one part has a twin in another.",
    discussion: """
      Rows that ask the same stay together, lines are copied byte for byte, and the same input gives \
      the same parts for ever. Exit status: 0 done, 1 rows have errors or files differ from their \
      manifest, 2 it could not be done.
      """,
    version: toolsVersion
  )

  @Argument(
    help: "The file to split, plain, .gz or .zst; '-' is standard input.", completion: .rows)
  var path: String?

  @OptionGroup(title: "Parts")
  var parts: PartOptions

  @OptionGroup(title: "Assignment")
  var assignment: AssignmentOptions

  @OptionGroup(title: "Output")
  var output: OutputOptions

  @Option(help: "Whether rows are checked first: 'on', or 'off'.")
  var check: CheckChoice = .on

  @Option(
    help: ArgumentHelp("Put rows with errors there, and split the others.", valueName: "file"),
    completion: .rows)
  var rejects: String?

  @Option(help: "The format that every record has to have; auto finds it out.")
  var format: FormatChoice = .auto

  @OptionGroup(title: "Tokens")
  var tokenizer: TokenizerOptions

  @Option(
    help: ArgumentHelp(
      "How much memory to use before temporary files are, such as 500M or 2G.", valueName: "size"))
  var memory: MemorySize = .init(bytes: 1 << 30)

  @Option(name: .shortAndLong, help: "How many cores to use; all of them by default.")
  var jobs: Int?

  @Option(help: "The longest line in bytes that is read, up to \(1 << 31).")
  var maxLineBytes = BlockReader.defaultMaximumLineBytes

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Compare files with the manifests of their splits.", valueName: "manifest"),
    completion: .manifest)
  var verify: [String] = []

  @OptionGroup
  var progress: ProgressOptions

  @Flag(name: .shortAndLong, help: "Print nothing when all went well.")
  var quiet = false

  @Option(help: "When to use colours; auto means on a terminal without NO_COLOR.")
  var color: ColorChoice = .auto

  func validate() throws {
    if !verify.isEmpty {
      guard path == nil else {
        throw ValidationError("--verify takes no file besides manifests")
      }
      return
    }
    guard path != nil else { throw ValidationError("name a file to split, or '-'") }
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 1024, not \(jobs)")
    }
    if !(1...(1 << 31)).contains(maxLineBytes) {
      throw ValidationError("--max-line-bytes takes a number from 1 to \(1 << 31)")
    }
    if output.emitAssignment {
      let useless: [(String, Bool)] = [
        ("--shuffle", assignment.shuffle), ("--compress", output.compress != .none),
        ("--output-dir", output.outputDir != nil), ("--manifest", output.manifest != nil),
        ("--rejects", rejects != nil), ("--force", output.force),
      ]
      if let (name, _) = useless.first(where: \.1) {
        throw ValidationError("--emit-assignment writes no files, so leave out \(name)")
      }
    }
    if let reason = try options().contradiction { throw ValidationError(reason) }
  }

  static func main() async { await runToExit() }

  func run() async throws -> ExitStatus {
    if !verify.isEmpty { return try SplitCheck(paths: verify, quiet: quiet).run() }
    var options = try options()
    // The rules would tell, but rows may go unchecked.
    _ = try tokenizer.profile()
    try tokenizer.apply(to: &options.lint)
    options.earlier = try assignment.earlier()
    return try await SplitCommandRun(arguments: self, options: options).run()
  }

  /// The options of the library, apart from what has to be read from files.
  private func options() throws -> SplitOptions {
    var options = SplitOptions()
    try parts.apply(to: &options)
    try assignment.apply(to: &options)
    output.apply(to: &options)
    options.checks = check == .on
    options.rejectsPath = rejects
    options.memory = memory.bytes
    options.lint.format = format.format
    options.lint.jobs = jobs ?? availableCores()
    options.lint.maximumLineBytes = maxLineBytes
    options.lint.maximumDiagnostics = 20
    return options
  }
}

// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import Hashing
import ServiceClient
import TuningData

extension JSONLTokens {
  struct Fetch: ParsableCommand, Command {
    static let configuration = CommandConfiguration(
      abstract: "Fetch the tokenizer of a model from the hub into the cache.",
      discussion: """
        HF_ENDPOINT names another hub, HF_TOKEN holds a token for gated models, HF_HUB_OFFLINE \
        forbids to use the network. An interrupted download goes on where it stopped.
        """
    )

    @Argument(
      help: "A model that can be tuned, or a repository of the hub.", completion: .model)
    var model: String

    @Option(
      help: "A folder with model data to use instead of the data built in.",
      completion: .directory)
    var modelsDir: String?

    @Option(help: "The commit, tag or branch; by default what the model data says, else main.")
    var revision: String?

    @Flag(name: .shortAndLong, help: "Print nothing but errors.")
    var quiet = false

    func run() async throws -> ExitStatus {
      let environment = EnvironmentVariables.process
      let client = HubClient(settings: try HubSettings(environment))
      let plan = try plan(CacheFolders(environment))
      let printer = FetchPrinter(isQuiet: quiet)
      let files = try fetch(plan, client, printer)
      if !quiet {
        for file in files { try StandardStream.output.write(file.path + "\n") }
      }
      return .clean
    }

    private func fetch(
      _ plan: FetchPlan, _ client: HubClient, _ printer: FetchPrinter
    ) throws -> [FetchedFile] {
      defer { printer.finish() }
      do throws(HubError) {
        return try client.fetch(plan) { printer.show($0) }
      } catch {
        guard error.isAboutNetwork else { throw error }
        throw CommandError(
          "\(error); or copy the files of \(plan.reference.repository) to \(plan.folder), "
            + "or name a tokenizer with --tokenizer")
      }
    }

    private func plan(_ folders: CacheFolders) throws -> FetchPlan {
      var options = TokenizerOptions()
      options.model = model
      options.modelsDir = modelsDir
      guard let hub = try hub(options) else {
        throw CommandError("it is not known where the tokenizer of '\(model)' is published")
      }
      let reference = HubReference(
        repository: hub.name, revision: revision ?? hub.revision ?? "main")
      var plan = FetchPlan(
        reference: reference, folder: folders.fetched(repository: hub.name))
      if !hub.files.isEmpty {
        plan.items =
          hub.files.map {
            .required(HubFile($0.path, sha256: $0.sha256.flatMap(SHA256Digest.init)))
          }
          + HubRepository.optionalFiles.map { .optional(HubFile($0.path)) }
      }
      return plan
    }

    /// The repository of a model, or of this name where no model has it.
    private func hub(_ options: TokenizerOptions) throws -> HubRepository? {
      if case .unknown = try options.catalogue().lookup(model),
        model.split(separator: "/", omittingEmptySubsequences: false).count == 2
      {
        return HubRepository(name: model, files: [])
      }
      return try options.profile()?.hub
    }
  }
}

extension HubError {
  /// Whether the hub cannot be asked or does not answer as it should.
  fileprivate var isAboutNetwork: Bool {
    switch self {
    case .http, .offline, .status, .gated: true
    default: false
    }
  }
}

/// Shows on standard error how far a download is.
final class FetchPrinter {
  private let isQuiet: Bool
  private let isTerminal = StandardStream.error.isTerminal
  private var isOpen = false
  private var lastShare = -1

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// Shows an event.
  func show(_ progress: FetchProgress) {
    guard !isQuiet else { return }
    switch progress {
    case .alreadyThere(let file): line("\(file): already there")
    case .waiting(let file): line("\(file): another process fetches it, waiting")
    case .retrying(let file, let seconds, let reason):
      line("\(file): \(reason); again in \(seconds) s")
    case .absent(let file): line("\(file): the repository has none, and needs none")
    case .finished(let file, let count): line("\(file): \(count) bytes")
    case .received(let file, let count, let total): received(file, count, total)
    }
  }

  private func received(_ file: String, _ count: Int, _ total: Int?) {
    guard isTerminal, let total, total > 0 else { return }
    let share = count * 100 / total
    guard share != lastShare else { return }
    lastShare = share
    isOpen = true
    try? StandardStream.error.write("\r\u{1B}[K\(VisibleText(file).text): \(share) %")
  }

  private func line(_ text: String) {
    finish()
    try? StandardStream.error.write(VisibleText(text).text + "\n")
  }

  /// Ends a line that is being rewritten.
  func finish() {
    guard isOpen else { return }
    isOpen = false
    try? StandardStream.error.write("\r\u{1B}[K")
  }
}

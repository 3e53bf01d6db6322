// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import JSONLines
import TuningData

/// What a file is checked with: the command line over the configuration.
final class CheckSetup {
  let gate: Gate
  /// The path of the configuration; nil without one.
  let configuration: String?
  let pricing: JobPricing?
  let options: LintOptions
  private lazy var linter = Linter(options: options)

  init(_ configuration: String?, gate: Gate, options: LintOptions, pricing: JobPricing?) {
    self.configuration = configuration
    (self.gate, self.options, self.pricing) = (gate, options, pricing)
  }

  /// Returns the linter for the file at `path`, of which only what is new since a revision is told.
  func linter(for path: String, since revision: GitRevision?) throws -> Linter {
    guard let revision else { return linter }
    return Linter(options: try options(for: path, since: revision))
  }

  /// Returns the options for the file at `path`.
  func options(for path: String, since revision: GitRevision?) throws -> LintOptions {
    var options = options
    options.earlier = try revision?.lines(of: path, maximumLineBytes: options.maximumLineBytes)
    return options
  }
}

/// Finds out what files are checked with, and reads every configuration and tokenizer once.
final class CheckSetups {
  private let arguments: JSONLCheck
  private let keepsDiagnostics: Bool
  private let needs: ReportNeeds
  private var search = ConfigurationSearch()
  private var configurations: [String: CheckConfiguration] = [:]
  private var baselines: [String: Baseline] = [:]
  private var setups: [(key: Key, setup: CheckSetup)] = []

  /// What decides on a setup.
  private struct Key: Equatable {
    let configuration: String?
    let settings: CheckSettings
  }

  init(_ arguments: JSONLCheck, keepsDiagnostics: Bool = true, needs: ReportNeeds = []) {
    self.arguments = arguments
    self.keepsDiagnostics = keepsDiagnostics
    self.needs = needs
  }

  /// Returns what the file at `path` is checked with.
  ///
  /// - Throws: an error that a person understands when the configuration, a tokenizer or a baseline
  ///   cannot be read.
  func setup(for path: String) throws -> CheckSetup {
    let name = configurationPath(for: path)
    let configuration = try configuration(name)
    let key = Key(configuration: name, settings: settings(configuration, path))
    if let known = setups.first(where: { $0.key == key }) { return known.setup }
    let setup = try make(key.settings, configuration, name)
    setups.append((key, setup))
    return setup
  }

  /// Returns the configuration that comes to what the file at `path` is checked with.
  func text(for path: String) throws -> String {
    let name = configurationPath(for: path)
    let configuration = try configuration(name)
    let settings = settings(configuration, path)
    let gate = Gate(arguments.gating, configuration)
    let origin = name.map { "What \(VisibleText($0).text) and the options come to" }
    return "# \(origin ?? "There is no \(CheckConfiguration.fileName) here").\n"
      + ConfigurationText.text(
        settings, rules(settings), failOn: gate.level, maxWarnings: gate.maxWarnings,
        baseline: (arguments.novelty.baseline ?? configuration.baseline).map(shortened))
  }

  /// A path below the folder the process works in counts from there.
  private func shortened(_ path: String) -> String {
    let name = PathName(path).text(from: PathName("."))
    return name.hasPrefix("../") ? path : name
  }

  // MARK: - Settings

  private func configurationPath(for path: String) -> String? {
    guard !arguments.configuration.noConfig else { return nil }
    return arguments.configuration.config ?? search.path(for: path)
  }

  private func configuration(_ path: String?) throws -> CheckConfiguration {
    guard let path else { return CheckConfiguration() }
    if let known = configurations[path] { return known }
    let configuration = try CheckConfiguration(path: path)
    configurations[path] = configuration
    return configuration
  }

  /// What the configuration says, and over it the command line.
  private func settings(_ configuration: CheckConfiguration, _ path: String) -> CheckSettings {
    var said = CheckSettings()
    said.model = arguments.tokenizer.model
    said.tokenizer = arguments.tokenizer.tokenizer
    said.chatTemplate = arguments.tokenizer.chatTemplate
    said.format = arguments.format?.format
    said.method = arguments.sequence.method
    said.epochs = arguments.repetition.epochs
    said.maxSeqLength = arguments.sequence.maxSeqLength
    said.rules = [arguments.rules.selection]
    var settings = configuration.settings(for: path)
    if case .auto = arguments.format { settings.format = nil }
    settings.add(said)
    return settings
  }

  private func rules(_ settings: CheckSettings) -> RuleSettings {
    settings.rules.reduce(into: RuleSettings()) { $0.apply($1) }
  }

  private func make(
    _ settings: CheckSettings, _ configuration: CheckConfiguration, _ name: String?
  ) throws -> CheckSetup {
    var options = LintOptions()
    options.format = settings.format
    options.maximumDiagnostics = arguments.statistics ? 0 : arguments.maxDiagnostics.count
    options.keepsDiagnostics = keepsDiagnostics
    options.needs = needs
    options.maximumLineBytes = arguments.maxLineBytes
    options.jobs = arguments.jobs ?? availableCores()
    options.rules = rules(settings)
    options.marksFindings = arguments.novelty.writeBaseline != nil
    if !options.marksFindings, let path = arguments.novelty.baseline ?? configuration.baseline {
      options.baseline = try baseline(path)
    }
    var tokenizer = arguments.tokenizer
    (tokenizer.model, tokenizer.tokenizer) = (settings.model, settings.tokenizer)
    tokenizer.chatTemplate = settings.chatTemplate
    var sequence = arguments.sequence
    (sequence.method, sequence.maxSeqLength) = (settings.method, settings.maxSeqLength)
    if settings.model == nil { try refuseJobOptions() }
    try tokenizer.apply(
      to: &options, method: sequence.method(for: options.format),
      maxSeqLength: sequence.maxSeqLength)
    return CheckSetup(
      name, gate: Gate(arguments.gating, configuration, name: name), options: options,
      pricing: try JobPricing(options, sequence, epochs: settings.epochs))
  }

  private func refuseJobOptions() throws {
    let given: [(String, Bool)] = [
      ("--method", arguments.sequence.method != nil),
      ("--max-seq-length", arguments.sequence.maxSeqLength != nil),
      ("--epochs", arguments.repetition.epochs != nil),
    ]
    guard let (name, _) = given.first(where: \.1) else { return }
    throw ValidationError("\(name) is about a job: name its model with --model")
  }

  private func baseline(_ path: String) throws -> Baseline {
    if let known = baselines[path] { return known }
    let baseline = try Baseline(path: path)
    baselines[path] = baseline
    return baseline
  }
}

// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import JSONLines
import TuningData

/// One run over all files: arguments in, report out.
struct CheckRun {
  let arguments: JSONLCheck
  private let writer: ReportWriter
  private let setups: CheckSetups
  private let baseline: BaselineFile?
  private let revision: GitRevision?
  /// What compares the files when one is the validation file of the other.
  private let comparison: FileComparison?

  init(arguments: JSONLCheck) throws {
    self.arguments = arguments
    writer = try ReportWriter(arguments)
    let setups = CheckSetups(
      arguments, keepsDiagnostics: writer.keepsDiagnostics, needs: writer.needs)
    self.setups = setups
    let paths = arguments.paths + [arguments.validation.file].compactMap(\.self)
    baseline = try arguments.novelty.writeBaseline.map { try BaselineFile($0, inputs: paths) }
    revision = arguments.novelty.since.map { GitRevision($0) }
    // What is wrong with a configuration is told before anything is read.
    let all = try paths.map { try setups.setup(for: $0) }
    guard arguments.validation.file != nil else {
      comparison = nil
      return
    }
    let isAlike = all[0] === all[1] && revision == nil
    comparison = FileComparison(
      arguments.validation.options, lint: try all[0].options(for: paths[0], since: revision),
      validation: isAlike ? nil : try all[1].options(for: paths[1], since: revision))
  }

  func run() async throws -> ExitStatus {
    let start = ContinuousClock.now
    var report = Report()
    var gated: [Gate: [FileReport]] = [:]
    for path in paths {
      let fileStart = ContinuousClock.now
      let setup = try setups.setup(for: path)
      switch try await check(path, setup) {
      case .success(var file):
        file.failsFrom = setup.gate.level.severity
        file.configuration = setup.configuration
        add(file, setup, to: &report)
        gated[setup.gate, default: []].append(file)
        try write(file, setup, seconds: (ContinuousClock.now - fileStart) / .seconds(1))
      case .failure(let error):
        let failure = InputFailure(path: path, message: "\(error)")
        report.failures.append(failure)
        try writer.add(failure)
        try StandardStream.error.write("jsonlcheck: \(VisibleText("\(error)").text)\n")
      }
    }
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    report.excess = gated.compactMap { $0.excess($1) }.sorted().first
    let fails = gated.contains { $0.fails($1) }
    try finish(report, fails: fails && baseline == nil)
    guard report.failures.isEmpty else { return .failure }
    if let baseline {
      try baseline.finish(report)
      return .clean
    }
    return fails ? .findings : .clean
  }

  /// The files to check, the validation file last.
  private var paths: [String] { arguments.paths + [arguments.validation.file].compactMap(\.self) }

  private func check(
    _ path: String, _ setup: CheckSetup
  ) async throws -> Result<FileReport, any Error> {
    if let comparison { return try await check(path, by: comparison) }
    let linter = try setup.linter(for: path, since: revision)
    do throws(ReadError) {
      let source = try InputSource(path: path)
      var progress = Progress(arguments.progress.progress, path: path, source: source)
      defer { progress.finish() }
      return .success(
        try await linter.check(
          source, progress: { progress.update($0) }, findings: writer.listener(path)))
    } catch {
      return .failure(error)
    }
  }

  /// Checks the training file, and after it the validation file.
  private func check(
    _ path: String, by comparison: FileComparison
  ) async throws -> Result<FileReport, any Error> {
    let input = ComparedInput(path: path)
    let isTrain = !comparison.hasCheckedTrain
    if isTrain, !input.isRereadable { try arguments.validation.noteSingleReading(path) }
    var progress = Progress(arguments.progress.progress, path: path)
    defer { progress.finish() }
    do throws(CompareError) {
      return .success(
        isTrain
          ? try await comparison.checkTrain(input) { progress.update(share: $0) }
          : try await comparison.checkValidation(input) { progress.update(share: $0) })
    } catch {
      return .failure(error)
    }
  }

  private func add(_ file: FileReport, _ setup: CheckSetup, to report: inout Report) {
    report.files.append(file)
    report.addNotes(setup.pricing?.notes(file) ?? [])
    report.tokenSetups[file.path] = setup.options.tokens
    if isTrained(file) { report.costs[file.path] = setup.pricing?.estimate(file) }
  }

  /// Nobody trains on a validation file.
  private func isTrained(_ file: FileReport) -> Bool { file.path != arguments.validation.file }

  private func write(_ file: FileReport, _ setup: CheckSetup, seconds: Double) throws {
    try writer.add(file) { text(file, setup, seconds: seconds, $0) }
  }

  private func text(_ file: FileReport, _ setup: CheckSetup, seconds: Double, _ style: TextStyle)
    -> String
  {
    let reporter = TextReporter(style: style)
    return switch (arguments.quiet, arguments.statistics) {
    case (true, true): reporter.statistics(file)
    case (true, false): reporter.findings(file)
    case (false, true):
      reporter.header(file) + reporter.summary(file, seconds: seconds) + tokens(file, setup, style)
    case (false, false): reporter.report(file, seconds: seconds) + tokens(file, setup, style)
    }
  }

  /// What the file comes to in tokens, and what a job on it would cost.
  private func tokens(_ file: FileReport, _ setup: CheckSetup, _ style: TextStyle) -> String {
    guard let pricing = setup.pricing, let summary = file.tokens, summary.rows > 0 else {
      return ""
    }
    return pricing.lines(summary, file, isTrained: isTrained(file), style: style)
  }

  private func finish(_ report: Report, fails: Bool) throws {
    try writer.finish(report) { style in
      guard !arguments.quiet else { return "" }
      let total = paths.count > 1 ? TextReporter(style: style).total(report) : ""
      guard !arguments.statistics, let next = NextStep.line(report, arguments, fails: fails)
      else { return total }
      return total + (paths.count > 1 ? "" : "\n") + next
    }
  }
}

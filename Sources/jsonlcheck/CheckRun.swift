// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import JSONLines
import TuningData

/// One run over all files: arguments in, report out.
struct CheckRun {
  let arguments: JSONLCheck
  private let writer: ReportWriter
  private let linter: Linter
  private let pricing: JobPricing?
  private let tokenSetup: TokenSetup?
  /// What compares the files when one is the validation file of the other.
  private let comparison: FileComparison?

  init(arguments: JSONLCheck) throws {
    self.arguments = arguments
    writer = try ReportWriter(arguments)
    var options = LintOptions()
    options.format = arguments.format.format
    options.maximumDiagnostics = arguments.statistics ? 0 : arguments.maxDiagnostics.count
    options.keepsDiagnostics = writer.keepsDiagnostics
    options.needs = writer.needs
    options.maximumLineBytes = arguments.maxLineBytes
    options.jobs = arguments.jobs ?? availableCores()
    let sequence = arguments.sequence
    try arguments.tokenizer.apply(
      to: &options, method: sequence.method(for: options.format),
      maxSeqLength: sequence.maxSeqLength)
    tokenSetup = options.tokens
    pricing = try JobPricing(options, arguments)
    linter = Linter(options: options)
    comparison = arguments.validation.file.map { _ in
      FileComparison(arguments.validation.options, lint: options)
    }
  }

  func run() async throws -> ExitStatus {
    let start = ContinuousClock.now
    var report = Report()
    report.tokenSetup = tokenSetup
    for path in paths {
      let fileStart = ContinuousClock.now
      switch try await check(path) {
      case .success(let file):
        add(file, to: &report)
        try write(file, seconds: (ContinuousClock.now - fileStart) / .seconds(1))
      case .failure(let error):
        let failure = InputFailure(path: path, message: "\(error)")
        report.failures.append(failure)
        try writer.add(failure)
        try StandardStream.error.write("jsonlcheck: \(VisibleText("\(error)").text)\n")
      }
    }
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    try finish(report)
    return arguments.gating.status(report)
  }

  /// The files to check, the validation file last.
  private var paths: [String] { arguments.paths + [arguments.validation.file].compactMap(\.self) }

  private func check(_ path: String) async throws -> Result<FileReport, any Error> {
    if let comparison { return try await check(path, comparison) }
    do throws(ReadError) {
      let source = try InputSource(path: path)
      var progress = ProgressLine(source)
      defer { progress.clear() }
      return .success(
        try await linter.check(
          source, progress: { progress.update($0) }, findings: writer.listener(path)))
    } catch {
      return .failure(error)
    }
  }

  /// Checks the training file, and after it the validation file.
  private func check(
    _ path: String, _ comparison: FileComparison
  ) async throws -> Result<FileReport, any Error> {
    let input = ComparedInput(path: path)
    let isTrain = !comparison.hasCheckedTrain
    if isTrain, !input.isRereadable { try arguments.validation.noteSingleReading(path) }
    var progress = ProgressLine()
    defer { progress.clear() }
    do throws(CompareError) {
      return .success(
        isTrain
          ? try await comparison.checkTrain(input) { progress.update(share: $0) }
          : try await comparison.checkValidation(input) { progress.update(share: $0) })
    } catch {
      return .failure(error)
    }
  }

  private func add(_ file: FileReport, to report: inout Report) {
    report.files.append(file)
    report.addNotes(pricing?.notes(file) ?? [])
    if isTrained(file) { report.costs[file.path] = pricing?.estimate(file) }
  }

  /// Nobody trains on a validation file.
  private func isTrained(_ file: FileReport) -> Bool { file.path != arguments.validation.file }

  private func write(_ file: FileReport, seconds: Double) throws {
    try writer.add(file) { text(file, seconds: seconds, $0) }
  }

  private func text(_ file: FileReport, seconds: Double, _ style: TextStyle) -> String {
    let reporter = TextReporter(style: style)
    return switch (arguments.quiet, arguments.statistics) {
    case (true, true): reporter.statistics(file)
    case (true, false): reporter.findings(file)
    case (false, true):
      reporter.header(file) + reporter.summary(file, seconds: seconds) + tokens(file, style)
    case (false, false): reporter.report(file, seconds: seconds) + tokens(file, style)
    }
  }

  /// What the file comes to in tokens, and what a job on it would cost.
  private func tokens(_ file: FileReport, _ style: TextStyle) -> String {
    guard let pricing, let summary = file.tokens, summary.rows > 0 else { return "" }
    return pricing.lines(summary, file, isTrained: isTrained(file), style: style)
  }

  private func finish(_ report: Report) throws {
    try writer.finish(report) { style in
      guard paths.count > 1, !arguments.quiet else { return "" }
      return TextReporter(style: style).total(report)
    }
  }
}

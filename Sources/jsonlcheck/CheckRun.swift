// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import JSONLines
import TuningData

/// One run over all files: arguments in, report out.
struct CheckRun {
  let arguments: JSONLCheck
  private let reporter: TextReporter
  private let linter: Linter
  private let pricing: JobPricing?
  /// What compares the files when one is the validation file of the other.
  private let comparison: FileComparison?

  init(arguments: JSONLCheck) throws {
    self.arguments = arguments
    reporter = TextReporter(style: arguments.color.style)
    var options = LintOptions()
    options.format = arguments.format.format
    options.maximumDiagnostics = arguments.statistics ? 0 : arguments.maxDiagnostics.count
    options.maximumLineBytes = arguments.maxLineBytes
    options.jobs = arguments.jobs ?? availableCores()
    let sequence = arguments.sequence
    try arguments.tokenizer.apply(
      to: &options, method: sequence.method(for: options.format),
      maxSeqLength: sequence.maxSeqLength)
    pricing = try JobPricing(options, arguments)
    linter = Linter(options: options)
    comparison = arguments.validation.file.map { _ in
      FileComparison(arguments.validation.options, lint: options)
    }
  }

  func run() async throws -> ExitStatus {
    let start = ContinuousClock.now
    var report = Report()
    for path in paths {
      let fileStart = ContinuousClock.now
      switch try await check(path) {
      case .success(let file):
        report.files.append(file)
        report.addNotes(pricing?.notes(file) ?? [])
        try write(file, seconds: (ContinuousClock.now - fileStart) / .seconds(1))
      case .failure(let error):
        report.failures.append(InputFailure(path: path, message: "\(error)"))
        try StandardStream.error.write("jsonlcheck: \(VisibleText("\(error)").text)\n")
      }
    }
    report.seconds = (ContinuousClock.now - start) / .seconds(1)
    try finish(report)
    return status(report)
  }

  /// The files to check, the validation file last.
  private var paths: [String] { arguments.paths + [arguments.validation.file].compactMap(\.self) }

  private func check(_ path: String) async throws -> Result<FileReport, any Error> {
    if let comparison { return try await check(path, comparison) }
    do throws(ReadError) {
      let source = try InputSource(path: path)
      var progress = ProgressLine(source)
      defer { progress.clear() }
      return .success(try await linter.check(source) { progress.update($0) })
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

  private func write(_ file: FileReport, seconds: Double) throws {
    guard arguments.outputFormat == .text else { return }
    try print(text(file, seconds: seconds))
  }

  private func text(_ file: FileReport, seconds: Double) -> String {
    switch (arguments.quiet, arguments.statistics) {
    case (true, true): reporter.statistics(file)
    case (true, false): reporter.findings(file)
    case (false, true):
      reporter.header(file) + reporter.summary(file, seconds: seconds) + tokens(file)
    case (false, false): reporter.report(file, seconds: seconds) + tokens(file)
    }
  }

  /// What the file comes to in tokens, and what a job on it would cost; nobody trains on a validation
  /// file.
  private func tokens(_ file: FileReport) -> String {
    guard let pricing, let summary = file.tokens, summary.rows > 0 else { return "" }
    let isTrained = file.path != arguments.validation.file
    return pricing.lines(summary, file, isTrained: isTrained, style: arguments.color.style)
  }

  private func finish(_ report: Report) throws {
    switch arguments.outputFormat {
    case .json: try print(JSONReporter().report(report))
    case .text:
      guard paths.count > 1, !arguments.quiet else { return }
      try print(reporter.total(report))
    }
  }

  /// Writes to standard output; a reader that has seen enough does not change the exit status.
  private func print(_ text: String) throws(StandardStream.Failure) {
    do throws(StandardStream.Failure) {
      try StandardStream.output.write(text)
    } catch  where error == .closed {
      return
    }
  }

  private func status(_ report: Report) -> ExitStatus {
    if !report.failures.isEmpty { return .failure }
    let worst = report.worst ?? .note
    return worst >= (arguments.strict ? .warning : .error) ? .findings : .clean
  }
}

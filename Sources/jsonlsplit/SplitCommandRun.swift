// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import JSONLines
import TuningData

/// One split: options in, files and a report out.
struct SplitCommandRun {
  let arguments: JSONLSplit
  let options: SplitOptions

  func run() async throws -> ExitStatus {
    let path = arguments.path ?? "-"
    let splitter = try Splitter(options)
    var progress = Progress(arguments.progress.progress, path: path)
    let outcome: SplitOutcome
    do throws(SplitError) {
      outcome = try await splitter.split(path, to: destination) { progress.update(share: $0) }
    } catch {
      progress.finish()
      if case .closed = error { throw StandardStream.Failure.closed }
      throw error
    }
    progress.finish()
    switch outcome {
    case .refused(let report): return try refuse(report)
    case .split(let manifest, _):
      try say(manifest, splitter.manifestPath(of: path))
      return try noteExistingFiles(splitter.outputPaths(of: path))
    }
  }

  private var destination: SplitDestination {
    if arguments.output.dryRun { return .nothing }
    guard arguments.output.emitAssignment else { return .files }
    return .assignment { text throws(SplitError) in
      do throws(StandardStream.Failure) {
        try StandardStream.output.write(text)
      } catch {
        throw error == .closed ? .closed : .output("\(error)")
      }
    }
  }

  private func refuse(_ report: FileReport) throws -> ExitStatus {
    let reporter = TextReporter(style: arguments.color.style)
    // An assignment on standard output is read by a program.
    let stream = arguments.output.emitAssignment ? StandardStream.error : StandardStream.output
    // The table below says how many there are; the options that show more are those of jsonlcheck.
    var shown = report
    shown.counts = []
    let text = reporter.header(report) + reporter.findings(shown) + reporter.statistics(report)
    try stream.writeReport(text + "\n")
    try StandardStream.error.write(
      "jsonlsplit: nothing was written, for rows have errors; mend them, put them aside with "
        + "--rejects, or split them as they are with --check off; jsonlcheck shows all findings\n")
    return .findings
  }

  /// A dry run says what would keep a real one from writing.
  private func noteExistingFiles(_ paths: [String]) throws -> ExitStatus {
    guard arguments.output.dryRun, !options.replacesFiles else { return .clean }
    let existing = paths.filter { FileIdentity(path: $0) != nil }
    guard let first = existing.first else { return .clean }
    try StandardStream.error.write(
      "jsonlsplit: \(VisibleText(first).text) exists already; --force replaces it\n")
    return .failure
  }

  private func say(_ manifest: SplitManifest, _ manifestPath: String) throws {
    guard !arguments.quiet, !arguments.output.emitAssignment else { return }
    let reporter = SplitTextReporter(style: arguments.color.style)
    let text = reporter.report(
      manifest, manifestPath: manifestPath, isWritten: !arguments.output.dryRun)
    try StandardStream.output.write(text)
  }
}

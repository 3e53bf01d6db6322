// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import TuningData

/// One split: options in, files and a report out.
struct SplitCommandRun {
  let arguments: JSONLSplit
  let options: SplitOptions

  func run() async throws -> ExitStatus {
    let path = arguments.path ?? "-"
    let splitter = try Splitter(options)
    var progress = ProgressLine()
    defer { progress.clear() }
    let outcome: SplitOutcome
    do throws(SplitError) {
      outcome = try await splitter.split(path, to: destination) { progress.update(share: $0) }
    } catch {
      if case .closed = error { throw StandardStream.Failure.closed }
      throw error
    }
    progress.clear()
    switch outcome {
    case .refused(let report): return try refuse(report)
    case .split(let manifest, _): try say(manifest, splitter.manifestPath(of: path))
    }
    return .clean
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
    try stream.write(reporter.report(report, seconds: 0))
    try StandardStream.error.write(
      "jsonlsplit: nothing was written, for rows have errors; mend them, put them aside with "
        + "--rejects, or split them as they are with --check off\n")
    return .findings
  }

  private func say(_ manifest: SplitManifest, _ manifestPath: String) throws {
    guard !arguments.quiet, !arguments.output.emitAssignment else { return }
    let reporter = SplitTextReporter(style: arguments.color.style)
    let text = reporter.report(
      manifest, manifestPath: manifestPath, isWritten: !arguments.output.dryRun)
    try StandardStream.output.write(text)
  }
}

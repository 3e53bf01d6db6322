// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import JSONLines
import TuningData

/// Writes the reports of a run to where they were asked for.
///
/// Files get their names together when the run is done; what goes to standard output goes there as
/// soon as it is known.
final class ReportWriter {
  private let targets: [(target: ReportTarget, file: OutputFile?)]
  private let outputs: OutputSet?
  private let color: ColorChoice
  private let isComparison: Bool
  private var lines = FindingLines()
  private var hasListed = false
  private var failure: (any Error)?
  private var isClosed = false

  /// Starts the files, before anything is read.
  ///
  /// - Throws: `OutputError` when one cannot be written.
  init(_ arguments: JSONLCheck) throws {
    let targets = arguments.outputFormat.isEmpty ? [ReportTarget.text] : arguments.outputFormat
    let paths = targets.compactMap(\.path)
    let inputs = arguments.paths + [arguments.validation.file].compactMap(\.self)
    color = arguments.color
    isComparison = arguments.validation.file != nil
    // A report is written anew by every run.
    outputs =
      paths.isEmpty
      ? nil : try OutputSet(paths, inputs: inputs, replacing: true)
    var files = outputs?.files[...] ?? []
    self.targets = targets.map { ($0, $0.path == nil ? nil : files.removeFirst()) }
  }

  /// Whether findings are listed from the report of a file: by a format, or because a comparison of two
  /// files tells of none before.
  var keepsDiagnostics: Bool {
    isComparison || targets.contains { if case .lines = $0.target.format { false } else { true } }
  }

  /// What the formats show beside findings.
  var needs: ReportNeeds {
    targets.reduce(into: []) { needs, entry in
      if case .whole(let format) = entry.target.format { needs.formUnion(format.needs) }
    }
  }

  /// What takes the findings of a file as they come; nil when no format does.
  func listener(_ path: String) -> (([Diagnostic]) -> Void)? {
    guard targets.contains(where: { if case .lines = $0.target.format { true } else { false } })
    else { return nil }
    return { [self] in list($0, path) }
  }

  /// Reports a file that has been checked; `text` is called for every place where people read.
  func add(_ file: FileReport, text: (TextStyle) -> String) throws {
    if !hasListed { list(file.diagnostics, file.path) }
    hasListed = false
    let end = lines.end(of: file)
    try write { target, style in
      switch target.format {
      case .text: text(style)
      case .lines: end
      case .whole: ""
      }
    }
    if let failure { throw failure }
  }

  /// Reports an input that could not be checked.
  func add(_ failure: InputFailure) throws {
    hasListed = false
    let line = lines.failure(failure)
    try write { target, _ in if case .lines = target.format { line } else { "" } }
  }

  /// Writes what is written at the end, and gives the files their names.
  func finish(_ report: Report, total: (TextStyle) -> String) throws {
    try write { target, style in
      switch target.format {
      case .text: total(style)
      case .lines: ""
      case .whole(let format): format.text(report)
      }
    }
    _ = try outputs?.commit()
    if targets.contains(where: { $0.target.name == "github" }) { try JobSummary.append(report) }
  }

  private func list(_ diagnostics: [Diagnostic], _ path: String) {
    hasListed = true
    guard failure == nil, !diagnostics.isEmpty else { return }
    let text = lines.findings(diagnostics, in: path)
    do {
      try write { target, _ in if case .lines = target.format { text } else { "" } }
    } catch {
      failure = error
    }
  }

  private func write(_ text: (ReportTarget, TextStyle) -> String) throws {
    for (target, file) in targets {
      if let file {
        try file.write(text(target, TextStyle(usesColor: color == .always)))
      } else {
        try print(text(target, color.style))
      }
    }
  }

  /// Writes to standard output; a reader that has seen enough does not change the exit status.
  private func print(_ text: String) throws(StandardStream.Failure) {
    guard !isClosed, !text.isEmpty else { return }
    do throws(StandardStream.Failure) {
      try StandardStream.output.write(text)
    } catch  where error == .closed {
      isClosed = true
    }
  }
}

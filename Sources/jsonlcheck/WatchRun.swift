// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import JSONLines
import TuningData

/// `--watch`: checks files again when they change, and tells what is new.
struct WatchRun {
  let arguments: JSONLCheck

  /// What was found in a file when it was checked last.
  private struct State {
    var baseline: Baseline?
    var findings = 0
  }

  /// Checks all files, then those that change, until the process is ended.
  ///
  /// - Throws: when a configuration, the folder of a file or standard output fails.
  func run() async throws -> Never {
    let setups = CheckSetups(arguments)
    let watcher = try FileWatcher(arguments.paths)
    var states = arguments.paths.map { _ in State() }
    for index in states.indices { try await check(index, &states[index], setups, isFirst: true) }
    let files = arguments.paths.count == 1 ? "the file" : "\(arguments.paths.count) files"
    try StandardStream.output.write("\nwatching \(files); Ctrl-C ends this\n")
    while true {
      for index in try watcher.next() {
        try await check(index, &states[index], setups, isFirst: false)
      }
    }
  }

  private func check(
    _ index: Int, _ state: inout State, _ setups: CheckSetups, isFirst: Bool
  ) async throws {
    let path = arguments.paths[index]
    var options = try setups.setup(for: path).options
    options.marksFindings = true
    options.baseline = state.baseline ?? options.baseline
    let file: FileReport
    do throws(ReadError) {
      file = try await Linter(options: options).check(InputSource(path: path))
    } catch {
      try StandardStream.error.write("jsonlcheck: \(VisibleText("\(error)").text)\n")
      return
    }
    try print(isFirst ? nil : Change(file: file, before: state.findings), file)
    state.findings = file.accepted.total + Severity.allCases.reduce(0) { $0 + file.count($1) }
    state.baseline = Baseline(accepting: file, and: try setups.setup(for: path).options.baseline)
  }

  /// What is different from the check before.
  private struct Change {
    let file: FileReport
    /// How many findings there were.
    let before: Int

    var text: String {
      // A record like one that was there is known; that there is one more of it is told by the number.
      let known = file.accepted.total
      let new = Severity.allCases.reduce(0) { $0 + file.count($1) } + max(0, known - before)
      let gone = max(0, before - known)
      let path = RepositoryPath.atLineStart(file.path)
      return "\n\(path) changed: \(Quantity.text(new, "new finding")), \(gone) gone, "
        + "\(min(known, before)) as before\n"
    }
  }

  private func print(_ change: Change?, _ file: FileReport) throws {
    let style = arguments.color.style
    let isConcise = arguments.outputFormat.first?.name == "concise"
    var findings = TextReporter(style: style).findings(file)
    if isConcise {
      var report = Report()
      report.files = [file]
      findings = ReportFormat.named("concise")?.text(report) ?? ""
    }
    guard let change else {
      let header = isConcise ? "" : TextReporter(style: style).header(file)
      return try StandardStream.output.write(header + findings)
    }
    let text = isConcise ? findings : change.text + (findings.isEmpty ? "" : "\n") + findings
    try StandardStream.output.write(text)
  }
}

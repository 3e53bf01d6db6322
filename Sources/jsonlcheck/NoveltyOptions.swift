// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import JSONLines
import TuningData

/// The options that leave out findings that are known.
struct NoveltyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Do not report the findings that this file accepts.", valueName: "file"),
    completion: .file(extensions: ["baseline"]))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Write a file that accepts all that is found, for --baseline; the run does not fail.",
      valueName: "file"),
    completion: .file(extensions: ["baseline"]))
  var writeBaseline: String?

  @Option(
    help: ArgumentHelp(
      "Report only lines that the file did not have in this git revision, and the file as a whole.",
      valueName: "revision"))
  var since: String?

  /// Throws when the options contradict each other or the inputs.
  func validate(_ paths: [String]) throws {
    if writeBaseline != nil, since != nil {
      throw ValidationError("--write-baseline accepts all lines, and --since leaves some out")
    }
    if writeBaseline != nil, baseline != nil {
      throw ValidationError(
        "--write-baseline accepts all findings, also those of --baseline; name one")
    }
    if since != nil, paths.contains("-") {
      throw ValidationError("--since needs files: git does not know what standard input was")
    }
    for (name, value) in [
      ("--baseline", baseline), ("--write-baseline", writeBaseline), ("--since", since),
    ] where value?.isEmpty == true {
      throw ValidationError("\(name) takes a name that is not empty")
    }
  }
}

/// A baseline that is being made.
struct BaselineFile {
  private let path: String
  private let outputs: OutputSet

  /// Starts the file, before anything is read.
  init(_ path: String, inputs: [String]) throws {
    self.path = path
    outputs = try OutputSet([path], inputs: inputs, replacing: true)
  }

  /// Writes what accepts all findings, and says so.
  func finish(_ report: Report) throws {
    try outputs.files[0].write(Baseline.text(report.files, path: path))
    _ = try outputs.commit()
    let count = Severity.allCases.reduce(0) { $0 + report.count($1) }
    try StandardStream.error.write(
      "jsonlcheck: \(Quantity.text(count, "finding")) accepted in \(VisibleText(path).text)\n")
  }
}

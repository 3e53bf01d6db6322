// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CommandSupport
import JSONLines
import TuningData

extension JSONLTokens {
  struct Count: ParsableCommand, Command {
    static let configuration = CommandConfiguration(
      abstract: "Count the tokens of files: all, those trained on, and how long rows are.",
      discussion: """
        With a tokenizer on this machine the counts are exact; without one they are estimates, \
        marked with ≈.
        """
    )

    @Argument(help: "Files to count; '-' is standard input.", completion: .rows)
    var paths: [String]

    @OptionGroup
    var counting: CountingOptions

    @Flag(
      help: ArgumentHelp(
        "Print a line for each row instead, without a heading: its line, its tokens, those trained "
          + "on and 'counted', 'refused' or 'unusable', between tabs; before them the file where "
          + "there are several."))
    var perRow = false

    @Flag(help: "Print a JSON document (schemas/tokens.schema.json).")
    var json = false

    @Option(help: "When to use colours; auto means on a terminal without NO_COLOR.")
    var color: ColorChoice = .auto

    func validate() throws {
      if perRow, json { throw ValidationError("--per-row and --json do not go together") }
      if paths.count(where: { $0 == "-" }) > 1 {
        throw ValidationError("standard input can be read only once; name '-' once")
      }
    }

    func run() async throws -> ExitStatus {
      let setup = try counting.setup(counting.method(paths))
      let counter = counting.counter(setup)
      var files: [(path: String, summary: TokenSummary)] = []
      for path in paths {
        let rows = RowPrinter(path: paths.count > 1 ? path : nil)
        let summary = try await counter.count(
          path, counting.progress.progress, rows: perRow ? rows : nil)
        try rows.flush()
        if summary.wholeFile != nil
          || summary.rows == 0 && summary.unusable > 0 && setup.plan.template != nil
        {
          try StandardStream.error.write(
            "jsonltokens: \(VisibleText(nothingCounted(path, summary, setup)).text)\n")
        }
        if setup.plan.template == nil, summary.wholeFile == nil, summary.unusable > 0, !perRow {
          try StandardStream.error.write(
            "jsonltokens: no chat template is known, so conversations are not counted; "
              + "name one with --chat-template\n")
        }
        if let hint = counting.limitHint(path, summary, setup) {
          try StandardStream.error.write("jsonltokens: \(VisibleText(hint).text)\n")
        }
        files.append((path, summary))
        if !perRow, !json {
          try StandardStream.output.write(
            TokenTextReporter(style: color.style).report(path, summary, setup))
        }
      }
      if json {
        try StandardStream.output.write(TokenJSONReporter().document(files, setup).text)
      }
      return files.contains { $0.summary.refused + $0.summary.unusable > 0 } ? .findings : .clean
    }
  }
}

/// Writes a line for each row, many at a time.
final class RowPrinter {
  private let prefix: String
  private var text = ""

  init(path: String?) { prefix = path.map { VisibleText($0).text + "\t" } ?? "" }

  /// Writes the counts of a row; of one that is not counted, why.
  func print(_ line: Int, _ outcome: RowOutcome) throws {
    switch outcome {
    case .counted(let row): text += "\(prefix)\(line)\t\(row.total)\t\(row.trained)\tcounted\n"
    case .refused: text += "\(prefix)\(line)\t0\t0\trefused\n"
    case .unusable: text += "\(prefix)\(line)\t0\t0\tunusable\n"
    case .blank: return
    }
    if text.utf8.count > 1 << 16 { try flush() }
  }

  func flush() throws {
    guard !text.isEmpty else { return }
    defer { text = "" }
    try StandardStream.output.write(text)
  }
}

extension FileTokenCounter {
  /// Counts a file, and shows how far it is.
  func count(
    _ path: String, _ choice: ProgressChoice, rows: RowPrinter? = nil
  ) async throws -> TokenSummary {
    let source = try InputSource(path: path)
    var progress = Progress(choice, path: path, source: source)
    defer { progress.finish() }
    return try await count(
      source, progress: { progress.update($0) }, eachRow: rows.map { $0.print })
  }
}

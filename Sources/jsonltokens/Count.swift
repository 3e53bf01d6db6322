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

    @Argument(help: "Files to count; '-' is standard input.")
    var paths: [String]

    @OptionGroup
    var counting: CountingOptions

    @Flag(help: "Print a line for each row instead: its line, its tokens, those trained on.")
    var perRow = false

    @Flag(help: "Print a JSON document (schemas/tokens.schema.json).")
    var json = false

    @Option(help: "When to use colours; auto means on a terminal without NO_COLOR.")
    var color: ColorChoice = .auto

    func validate() throws {
      if perRow, json { throw ValidationError("--per-row and --json do not go together") }
    }

    func run() async throws -> ExitStatus {
      let setup = try counting.setup()
      let counter = counting.counter(setup)
      var files: [(path: String, summary: TokenSummary)] = []
      for path in paths {
        let rows = RowPrinter(path: paths.count > 1 ? path : nil)
        let summary = try await counter.count(path, rows: perRow ? rows : nil)
        try rows.flush()
        files.append((path, summary))
        if !perRow, !json {
          try StandardStream.output.write(
            TokenTextReporter(style: color.style).report(path, summary, setup))
        }
      }
      if json {
        try StandardStream.output.write(TokenJSONReporter().document(files, setup).text)
      }
      return files.contains { $0.summary.refused > 0 } ? .findings : .clean
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
    case .counted(let row): text += "\(prefix)\(line)\t\(row.total)\t\(row.trained)\n"
    case .refused: text += "\(prefix)\(line)\trefused\t0\n"
    case .unusable: text += "\(prefix)\(line)\tunusable\t0\n"
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
  func count(_ path: String, rows: RowPrinter? = nil) async throws -> TokenSummary {
    let source = try FileSource(path: path)
    var progress = ProgressLine(path: path, total: source.expectedByteCount)
    defer { progress.clear() }
    return try await count(
      source, progress: { progress.update($0) }, eachRow: rows.map { $0.print })
  }
}

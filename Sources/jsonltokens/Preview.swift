// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ChatTemplates
import CommandSupport
import JSONLines
import Tokenization
import TuningData

extension JSONLTokens {
  struct Preview: ParsableCommand, Command {
    static let configuration = CommandConfiguration(
      abstract: "Show rows token by token, as the model will see them.",
      discussion: """
        What is trained on is green, special tokens are faint, and a line shows where the row is \
        cut off; without colours they are in ⟦ ⟧ and ⟨ ⟩.
        """
    )

    @Argument(help: "A file, or FILE:LINE for one row of it.", completion: .rows)
    var row: RowAddress

    @OptionGroup
    var counting: CountingOptions

    @Option(help: "How many rows to show from the start of the file, up to 50.")
    var topK = 5

    @Flag(help: "Print JSON in the shape of the service's preview endpoint.")
    var json = false

    @Option(help: "When to use colours; auto means on a terminal without NO_COLOR.")
    var color: ColorChoice = .auto

    func validate() throws {
      guard (1...50).contains(topK) else {
        throw ValidationError("--top-k takes a number from 1 to 50, not \(topK)")
      }
    }

    func run() async throws -> ExitStatus {
      let setup = try counting.setup()
      guard case .tokenizer(let tokenizer, _) = setup.source else {
        throw CommandError(setup.noTokenizer(counting.tokenizer.model))
      }
      let renderer = RecordRenderer(setup.plan)
      let counter = tokenizer.makeCounter()
      let reporter = PreviewReporter(style: color.style)
      var documents: [JSONTree] = []
      var format: DatasetFormat?
      var isRefused = false
      for (line, document) in try row.rows(topK) {
        guard let root = document.root,
          let found = counting.format.format ?? DatasetFormat(of: document)
        else { throw notARecord(line) }
        guard let rendered = try render(renderer, root, found, setup, line: line) else {
          isRefused = true
          continue
        }
        format = format ?? found
        let previews = try RowPreview.previews(
          of: rendered, tokenizer, counter, limit: setup.plan.contextLength)
        for preview in previews {
          documents.append(reporter.document(preview))
          if !json {
            try StandardStream.output.write(
              reporter.heading(preview, line: line) + reporter.text(preview))
          }
        }
      }
      if json {
        try StandardStream.output.write(envelope(documents, format, setup).text)
      }
      for note in setup.notes() {
        try StandardStream.error.write("note: \(VisibleText(note).text)\n")
      }
      return isRefused ? .findings : .clean
    }

    /// Returns a row as text; nil when the template refuses it, which is told.
    private func render(
      _ renderer: RecordRenderer, _ root: JSONValue, _ format: DatasetFormat, _ setup: TokenSetup,
      line: Int
    ) throws -> RenderedRow? {
      let rendered: RenderedRow?
      do throws(TemplateError) {
        rendered = try renderer.render(root, format)
      } catch {
        let message = "\(row.path):\(line): \(error.explanation)"
        guard setup.plan.template != nil else { throw CommandError(message) }
        try StandardStream.error.write("jsonltokens: \(VisibleText(message).text)\n")
        return nil
      }
      guard let rendered else { throw notARecord(line) }
      return rendered
    }

    private func notARecord(_ line: Int) -> CommandError {
      CommandError("\(row.path):\(line): not a record of a known format")
    }

    private func envelope(_ rows: [JSONTree], _ format: DatasetFormat?, _ setup: TokenSetup)
      -> JSONTree
    {
      .object([
        ("dataset_format", format.map { .string($0 == .text ? "general" : $0.rawValue) } ?? .null),
        ("model", counting.tokenizer.model.map { .string($0) } ?? .null),
        ("max_seq_length", setup.plan.contextLength.map { .integer($0) } ?? .null),
        ("train_on_inputs", .boolean(setup.plan.trainOnInputs == .all || format == .text)),
        ("rows", .array(rows)),
      ])
    }
  }
}

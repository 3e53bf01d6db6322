// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ChatTemplates
import CommandSupport
import JSONLines
import TuningData

extension JSONLTokens {
  struct Render: ParsableCommand, Command {
    static let configuration = CommandConfiguration(
      abstract: "Print the text that a template makes of a row.",
      discussion: """
        The row may hold other variables beside 'messages' and 'tools', such as \
        'add_generation_prompt'; a JSON file that is one object counts as one row.
        """
    )

    @Argument(help: "A file of rows, or a JSON file with one conversation.", completion: .rows)
    var path: String

    @OptionGroup
    var tokenizer: TokenizerOptions

    @Option(help: "The line of the row, from 1.")
    var line: Int?

    func validate() throws {
      if let line, line < 1 { throw ValidationError("--line takes a number from 1, not \(line)") }
    }

    func run() async throws -> ExitStatus {
      let document = try document()
      guard let root = document.root, root.kind == .object else {
        throw CommandError("\(path): not an object with messages")
      }
      let plan = try plan()
      let texts: [[UInt8]]?
      do throws(TemplateError) {
        texts = try render(root, DatasetFormat(of: document), plan)
      } catch {
        try StandardStream.error.write(
          "jsonltokens: \(VisibleText(path).text): \(VisibleText(error.explanation).text)\n")
        return plan.template == nil ? .failure : .findings
      }
      guard let texts else {
        throw CommandError("\(path): the row has no messages and is of no known format")
      }
      try StandardStream.output.write(
        texts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n"))
      return .clean
    }

    /// The row at the line; a file that is one JSON value is that row.
    private func document() throws -> JSONDocument {
      if line == nil, isOneValue {
        let document = JSONDocument()
        if document.scan(text: try WholeFile.read(InputSource(path: path))) { return document }
      }
      var address = RowAddress(argument: path) ?? RowAddress(path: path)
      if line != nil { address = RowAddress(path: path, line: line) }
      guard let row = try address.rows(1).first else {
        throw CommandError("\(path): has no rows")
      }
      return row.document
    }

    /// Whether the name is that of a JSON file rather than of rows, compressed or not.
    private var isOneValue: Bool {
      let endings = [".json"] + CompressionFormat.allCases.map { ".json." + $0.pathExtension }
      return path == "-" || endings.contains { path.hasSuffix($0) }
    }

    private func plan() throws -> RenderingPlan {
      var request = try tokenizer.request()
      // Only the template is needed, whatever tokenizer there is.
      request.vocabularyPath = nil
      for remark in request.remarks {
        try StandardStream.error.write("note: \(VisibleText(remark).text)\n")
      }
      return try RenderingPlan(request)
    }

    /// Returns the texts of a row: two of a preference pair; nil when it is no row.
    private func render(_ root: JSONValue, _ format: DatasetFormat?, _ plan: RenderingPlan)
      throws(TemplateError) -> [[UInt8]]?
    {
      if root["messages"] != nil { return [try plan.render(root)] }
      guard let format else { return nil }
      return try RecordRenderer(plan).render(root, format)?.sequences.map(\.text)
    }
  }
}

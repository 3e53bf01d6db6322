// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The commands in README and docs are accepted, and print what the pages say.
///
/// A block below `<!-- not run: REASON -->` is not run. Blocks of a page that says
/// `<!-- run: in one folder -->` find what those above have left. Dates of prices are those of the day
/// on which pages were written.
@Suite struct DocumentedCommandTests {
  private static let names = ["jsonlcheck", "jsonlsplit", "jsonltokens"]

  private static func isOurs(_ text: some StringProtocol) -> Bool {
    names.contains { text.contains("\($0) ") }
  }

  /// Prices depend on the day.
  private static func dated(_ script: String) -> String {
    script.replacing("jsonltokens cost ", with: "jsonltokens cost --date 2026-11-24 ")
  }

  /// Whether what a script needs is here: with a model it may be the tokenizer.
  private static func canRun(_ script: String) -> Bool {
    PageFolder.hasTokenizers || !script.contains("--model")
  }

  private static let shown = MarkdownPage.all.filter { page in
    page.blocks.contains { ["sh", "console"].contains($0.language) && isOurs($0.lines.joined()) }
  }

  @Test(arguments: shown)
  func `Blocks run, and print what the page says`(_ page: MarkdownPage) throws {
    var lines = page.lines
    let isOneFolder = page.lines.contains("<!-- run: in one folder -->")
    var folder = try PageFolder(for: isOneFolder ? page.lines.joined() : "")
    for block in page.blocks where block.reason == nil {
      let script = block.lines.joined(separator: "\n")
      guard ["sh", "console"].contains(block.language) else { continue }
      guard isOneFolder || Self.isOurs(script) else { continue }
      if !isOneFolder { folder = try PageFolder(for: script) }
      if block.language == "sh" {
        guard Self.canRun(script) else { continue }
        let failures = try folder.run(Self.dated(script)).failures
        #expect(failures == "", "\(page.path):\(block.start + 1)")
        continue
      }
      var console = ConsoleBlock(block.lines)
      for index in console.entries.indices {
        let entry = console.entries[index]
        guard Self.canRun(entry.script) else { continue }
        let run = try folder.run(Self.dated(entry.script))
        #expect(run.failures == "", "\(page.path):\(block.start + 1)")
        let printed = run.output.split(separator: "\n", omittingEmptySubsequences: false)
          .map(String.init)
        if entry.matches(printed) { continue }
        console.entries[index].take(printed)
        if ProcessInfo.processInfo.environment["UPDATE"] != "1" {
          Issue.record(
            "\(page.path):\(block.start + 1): UPDATE=1 records what is printed now:\n\(run.output)")
        }
      }
      // Line numbers hold until the page is read again, so lines are put together last.
      let range = block.start..<block.start + block.lines.count
      for (offset, line) in range.enumerated() { lines[line] = offset == 0 ? "\u{0}" : "\u{1}" }
      if let first = range.first { lines[first] = console.lines.joined(separator: "\n") }
    }
    let text = lines.filter { $0 != "\u{1}" }.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["UPDATE"] == "1",
      text != page.lines.joined(separator: "\n")
    {
      try Data(text.utf8).write(to: URL(filePath: "\(repositoryRoot)/\(page.path)"))
    }
  }

  /// The examples of the manual pages, as they are written down for them.
  private static let examples: [(place: String, command: String)] = {
    let folder = "\(repositoryRoot)/docs/manual"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().flatMap { name in
      let text = (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? ""
      return text.matches(of: /(?m)^\.Dl (.*)$/).map {
        ("docs/manual/\(name)", String($0.output.1))
      }
    }
  }()

  /// The complete commands in tables, text and manual pages, with the place of each.
  private static let inline: [(place: String, command: String)] = {
    var known: Set<String> = []
    let spans = MarkdownPage.all.flatMap { page in
      page.codeSpans.map { (place: "\(page.path):\($0.line)", command: $0.code) }
    }
    return (spans + examples).compactMap { place, code in
      let command = code.replacing("--model …", with: "--model openai/gpt-oss-20b")
      let begins = names.contains { command.hasPrefix("\($0) ") || command.contains("| \($0) ") }
      // With a file or without the need of one, and without placeholders.
      let isWhole = command.contains(
        /\.jsonl?\b| -$|--explain \S+\/|--list-rules|--version|--help|^jsonltokens models|\| jsonl/)
      let isComplete = isWhole && !command.contains(/…|\b[A-Z]{2,}\b/)
      // `fetch` needs the network, and `--watch` does not end.
      let isRun = !command.contains("jsonltokens fetch") && !command.contains("--watch")
      guard begins, isComplete, isRun, canRun(command), known.insert(command).inserted
      else { return nil }
      return (place, command)
    }
  }()

  @Test(arguments: inline)
  func `Commands in tables, text and manual pages run`(_ place: String, _ command: String) throws {
    let failures = try PageFolder(for: command).run(Self.dated(command)).failures
    #expect(failures == "", "\(place)")
  }
}

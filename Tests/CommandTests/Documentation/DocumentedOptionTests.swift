// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Options that pages name are there.
@Suite struct DocumentedOptionTests {
  /// The options of each command, and of each subcommand after its command.
  private static let options = Result { try readOptions() }
  private let options: [String: Set<String>]

  /// Options of other programs that pages name alone.
  private static let others: Set = ["--encoder", "--random", "--training-file"]

  init() throws { options = try Self.options.get() }

  private static func readOptions() throws -> [String: Set<String>] {
    var options: [String: Set<String>] = [:]
    for command in ["jsonlcheck", "jsonlsplit", "jsonltokens"] {
      let help = try CommandRun(command, ["--help"]).output
      options[command] = named(help)
      guard let list = help.components(separatedBy: "SUBCOMMANDS:\n").dropFirst().first else {
        continue
      }
      for name in list.matches(of: #/(?m)^  ([a-z]+) /#).map({ String($0.output.1) }) {
        options["\(command) \(name)"] = named(
          try CommandRun(command, [name, "--help"]).output)
      }
    }
    return options
  }

  private static func named(_ help: String) -> Set<String> {
    let named = help.matches(of: /(?m)^  (?:-\w, )?(--[a-z][a-z-]*)/).map { String($0.output.1) }
    return Set(named + ["--generate-completion-script"])
  }

  @Test(arguments: MarkdownPage.all + MarkdownPage.rules)
  func `Every option that is named is there`(_ page: MarkdownPage) {
    let all = options.values.reduce(into: Set()) { $0.formUnion($1) }
    let spans = page.codeSpans.map { ($0.line, $0.code) }
    let lines = page.blocks.filter { ["sh", "console", "yaml", "groovy"].contains($0.language) }
      .flatMap { block in
        block.lines.enumerated().map { (block.start + $0.offset + 1, $0.element) }
      }
    for (line, code) in spans + lines {
      for part in code.split(whereSeparator: { "|;&'".contains($0) }) {
        let words = part.split(separator: " ").map(String.init)
        let known: Set<String>
        if let start = words.firstIndex(where: { options[$0] != nil }) {
          let subcommand = words.dropFirst(start + 1).first.map { "\(words[start]) \($0)" }
          known = subcommand.flatMap { options[$0] } ?? options[words[start]] ?? []
        } else if words.first?.hasPrefix("--") == true, !lines.contains(where: { $0.1 == code }) {
          known = all.union(Self.others)
        } else {
          continue
        }
        for option in part.matches(of: /(?:^|\s)(--[a-z][a-z-]*)/).map({ String($0.output.1) }) {
          #expect(known.contains(option), "\(page.path):\(line): \(code)")
        }
      }
    }
  }
}

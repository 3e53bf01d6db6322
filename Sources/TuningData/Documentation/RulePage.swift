// SPDX-License-Identifier: Apache-2.0

/// The page of a rule, made from the rule itself: for `docs/rules` and for the terminal.
public struct RulePage: Sendable {
  private let rule: Rule

  /// Creates the page of `rule`.
  public init(_ rule: Rule) { self.rule = rule }

  /// The page in Markdown.
  public var markdown: String {
    """
    # \(rule.id)

    **\(rule.severity.rawValue)** · \(rule.summary)

    ## Why

    \(rule.why)

    ## Fix

    \(sentence(rule.help))

    ## Examples

    Found:

    \(rule.flagged.map(block).joined(separator: "\n\n"))

    Not found:

    \(rule.allowed.map(block).joined(separator: "\n\n"))
    \(sources)
    """
  }

  /// Returns the page for a terminal: headings in bold instead of marks.
  public func terminalText(style: TextStyle) -> String {
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.hasPrefix("# ") { return style.bold(String(line.dropFirst(2))) }
      if line.hasPrefix("## ") { return style.bold(String(line.dropFirst(3))) }
      if line.hasPrefix("```") { return "" }
      return VisibleText(String(line)).text
    }
    var text = lines.joined(separator: "\n")
    while let range = text.firstRange(of: "\n\n\n") { text.replaceSubrange(range, with: "\n\n") }
    return text.replacing("**\(rule.severity.rawValue)**", with: rule.severity.rawValue)
  }

  private func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private func block(_ example: Example) -> String {
    if let train = example.trainBytes {
      return "`train.jsonl`:\n\n```json\n\(ExampleText(train).text)\n```\n\n`\(example.path)`:\n\n"
        + "```json\n\(ExampleText(example.shownBytes).text)\n```"
    }
    let options = [
      example.path == "train.jsonl" ? nil : "file `\(example.path)`",
      example.format.map { "`--format \($0.rawValue)`" },
      example.model.map { "`--model \($0)`" },
      example.counting.map(words),
    ].compactMap(\.self).joined(separator: ", ")
    let heading = options.isEmpty ? "" : "With \(options):\n\n"
    return heading + "```json\n\(ExampleText(example.shownBytes).text)\n```"
  }

  private func words(_ counting: Example.Counting) -> String {
    [
      "ChatML" + (counting.template.peculiarity.map { " that \($0)" } ?? ""),
      "a token a byte",
      counting.contextLength.map { "a context of \($0) tokens" },
    ].compactMap(\.self).joined(separator: ", ")
  }

  private var sources: String {
    guard !rule.sources.isEmpty else { return "" }
    return "\n## Sources\n\n" + rule.sources.map { "- \($0)\n" }.joined()
  }
}

extension RulePage {
  /// The page that lists all rules by group.
  public static var index: String {
    let groups = Dictionary(grouping: RuleCatalogue.rules, by: \.group)
    let tables = groups.keys.sorted().map { group in
      let rows = groups[group, default: []].map { rule in
        "| [`\(rule.id)`](\(rule.id).md) | \(rule.severity.rawValue) | \(rule.summary) |\n"
      }
      return "## \(group)\n\n| rule | severity | finds |\n|--|--|--|\n" + rows.joined()
    }
    return """
      # Rules

      \(RuleCatalogue.rules.count) rules. An *error* is refused or mangled by the service, a *warning*
      trains but probably not what was meant, a *note* never fails a run. `jsonlcheck --explain RULE`
      prints a page in the terminal.

      \(tables.joined(separator: "\n"))
      """
  }

  /// Returns a line for each rule: id, severity, what it finds.
  public static func table(style: TextStyle) -> String {
    let width = RuleCatalogue.rules.map(\.id.count).max() ?? 0
    return RuleCatalogue.rules.map { rule in
      let severity = rule.severity.rawValue
      return rule.id + String(repeating: " ", count: width - rule.id.count + 2)
        + style.paint(severity, as: rule.severity)
        + String(repeating: " ", count: 9 - severity.count) + rule.summary + "\n"
    }.joined()
  }
}

/// An example as it is shown: what cannot be seen is spelled out, long lines are cut.
private struct ExampleText {
  let text: String

  init(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false)
    let shown = lines.last?.isEmpty == true ? lines.dropLast() : lines[...]
    text =
      shown.prefix(12).map(ExampleText.line).joined(separator: "\n")
      + (shown.count > 12 ? "\n…" : "")
  }

  private static func line(_ line: Substring.UnicodeScalarView) -> String {
    let cut = line.count > 400 ? Array(line.prefix(300)) + Array("…".unicodeScalars) : Array(line)
    return VisibleText(cut).text
  }
}

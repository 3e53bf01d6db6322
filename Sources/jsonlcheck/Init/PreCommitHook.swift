// SPDX-License-Identifier: Apache-2.0

import JSONLines
import TuningData

/// The hook of a project for pre-commit, that checks data files with the jsonlcheck that is installed.
struct PreCommitHook {
  static let fileName = ".pre-commit-config.yaml"

  /// What to do about the hook.
  enum Outcome {
    /// The new text of pre-commit's configuration.
    case write(String)
    /// Nothing; say this.
    case note(String)
  }

  /// The path of pre-commit's configuration.
  let path: String

  /// Returns what to do: a new file, an entry behind those that are there, or nothing.
  func outcome() -> Outcome {
    guard PathName(path).exists else { return .write("repos:\n" + entry(indentation: 2)) }
    guard let bytes = try? WholeFile.read(path, limit: 1 << 20),
      let text = String(validating: bytes, as: UTF8.self), let hooks = hooks(text)
    else { return .note(advice) }
    if hooks.ids.contains("jsonlcheck") {
      return .note("\(VisibleText(path).text) has a hook for jsonlcheck already")
    }
    guard let indentation = hooks.indentation else { return .note(advice) }
    let ending = text.utf8.contains(0x0D) ? "\r\n" : "\n"
    let own = entry(indentation: indentation).split(separator: "\n").joined(separator: ending)
    let longer = text + (text.utf8.last == 0x0A ? "" : ending) + own + ending
    // What was not understood is left alone.
    guard let after = self.hooks(longer), after.ids == hooks.ids + ["jsonlcheck"] else {
      return .note(advice)
    }
    return .write(longer)
  }

  private var advice: String {
    "\(VisibleText(path).text) is left as it is; add this to its repos:\n\n\(entry(indentation: 2))"
  }

  private func entry(indentation: Int) -> String {
    let lines = [
      "- repo: local", "  hooks:", "    - id: jsonlcheck", "      name: jsonlcheck",
      "      entry: jsonlcheck", "      args: [--]  # options go before it",
      "      language: system",
      #"      files: '\.(jsonl|ndjson)(\.(gz|zst))?$'"#, "      require_serial: true",
    ]
    return lines.map { String(repeating: " ", count: indentation) + $0 + "\n" }.joined()
  }

  /// The ids of the hooks in a configuration, and how far the list of repositories is indented when a
  /// further one can be put behind; nil when the text is not understood.
  private func hooks(_ text: String) -> (ids: [String], indentation: Int?)? {
    guard let root = try? YAMLParser.parse(text, file: path),
      case .mapping(let entries) = root.content,
      let repositories = entries.first(where: { $0.key == "repos" }),
      case .sequence(let items) = repositories.value.content
    else { return nil }
    let ids = items.flatMap { item -> [String] in
      guard let hooks = item["hooks"], case .sequence(let hooks) = hooks.content else { return [] }
      return hooks.compactMap { hook in
        guard case .scalar(let id, _)? = hook["id"]?.content else { return nil }
        return id
      }
    }
    guard entries.last?.key == "repos", let last = items.last else { return (ids, nil) }
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard last.mark.line <= lines.count else { return (ids, nil) }
    let line = lines[last.mark.line - 1]
    let spaces = line.prefix { $0 == 0x20 }.count
    let isBlock = line.dropFirst(spaces).starts(with: "- ".utf8)
    return (ids, isBlock ? spaces : nil)
  }
}

extension YAMLNode {
  fileprivate subscript(key: String) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }
}

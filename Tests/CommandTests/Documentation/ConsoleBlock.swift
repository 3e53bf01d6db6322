// SPDX-License-Identifier: Apache-2.0

/// A block of commands and what they print.
struct ConsoleBlock {
  var entries: [Entry]

  /// A command, and the lines that it prints; `…` alone stands for any lines.
  struct Entry {
    var command: [String]
    var output: [String]
  }

  init(_ lines: [String]) {
    entries = []
    for line in lines {
      if line.hasPrefix("$ ") {
        entries.append(Entry(command: [line], output: []))
      } else if let last = entries.indices.last {
        if entries[last].output.isEmpty, entries[last].command.last?.hasSuffix("\\") == true {
          entries[last].command.append(line)
        } else {
          entries[last].output.append(line)
        }
      }
    }
  }

  /// Returns a line in which it does not matter how long something took.
  static func withoutTime(_ line: String) -> String {
    line.replacing(/\ in \d+\.\d+ s(, [\d.]+ (?:[kMG]?B|bytes?)\/s)?$|"seconds": [\d.]+/, with: "…")
  }

  var lines: [String] { entries.flatMap { $0.command + $0.output } }
}

extension ConsoleBlock.Entry {
  var script: String { String(command.joined(separator: "\n").dropFirst(2)) }

  /// Whether the command printed what the page says.
  func matches(_ printed: [String]) -> Bool {
    let output = output.map(ConsoleBlock.withoutTime)
    let printed = printed.map(ConsoleBlock.withoutTime)
    let parts = output.split(separator: "…", omittingEmptySubsequences: false).map(Array.init)
    guard parts.count > 1, let first = parts.first, let last = parts.last else {
      return trimmed(output) == trimmed(printed)
    }
    var rest = trimmed(printed)[...]
    guard rest.starts(with: first) else { return false }
    rest = rest.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard
        let start = rest.indices.first(where: { rest[$0...].starts(with: part) })
      else { return false }
      rest = rest[(start + part.count)...]
    }
    return rest.count >= last.count && Array(rest.suffix(last.count)) == trimmed(last)
  }

  /// Takes what the command printed; what was left out at the end stays out.
  mutating func take(_ printed: [String]) {
    let printed = trimmed(printed)
    let marks = output.indices.filter { output[$0] == "…" }
    if marks == [output.count - 1] {
      output = Array(printed.prefix(marks[0])) + ["…"]
    } else {
      output = printed
    }
  }

  private func trimmed(_ lines: [String]) -> [String] {
    Array(lines.reversed().drop { $0.isEmpty }.reversed())
  }
}

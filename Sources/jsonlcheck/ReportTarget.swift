// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import TuningData

/// `--output-format`: how to report, and where.
struct ReportTarget: ExpressibleByArgument {
  /// The formats by the moment at which they can be written.
  enum Format {
    /// For people, file by file.
    case text
    /// Finding by finding.
    case lines
    /// When all files have been checked.
    case whole(ReportFormat)
  }

  let name: String
  let format: Format
  /// The file to write; nil is standard output.
  let path: String?

  static let text = ReportTarget(name: "text", format: .text, path: nil)

  private init(name: String, format: Format, path: String?) {
    self.name = name
    self.format = format
    self.path = path
  }

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first.map(String.init), let format = ReportTarget.format(name) else {
      return nil
    }
    let path = parts.count > 1 ? String(parts[1]) : "-"
    guard !path.isEmpty else { return nil }
    self.init(name: name, format: format, path: path == "-" ? nil : path)
  }

  private static func format(_ name: String) -> Format? {
    switch name {
    case "text": .text
    case FindingLines.name: .lines
    default: ReportFormat.named(name).map { .whole($0) }
    }
  }

  /// The names of all formats, and who reads them.
  static let formats: [(name: String, summary: String)] =
    [("text", "people"), (FindingLines.name, FindingLines.summary)]
    + ReportFormat.all.map { ($0.name, $0.summary) }

  /// The shell offers the names.
  static var defaultCompletionKind: CompletionKind { .list(formats.map(\.name)) }

  /// The formats as a list, for `--help`.
  static var list: String {
    let width = formats.map(\.name.count).max() ?? 0
    return formats.map { name, summary in
      "\(name)\(String(repeating: " ", count: width - name.count))  for \(summary)"
    }.joined(separator: "\n")
  }
}

extension [ReportTarget] {
  /// Throws when two formats would be mixed up on standard output.
  func validate() throws {
    let printed = filter { $0.path == nil }
    guard printed.count > 1 else { return }
    throw ValidationError(
      "'\(printed[0].name)' and '\(printed[1].name)' would both go to standard output; name a file "
        + "for one, as in --output-format \(printed[1].name):FILE")
  }
}

// SPDX-License-Identifier: Apache-2.0

import CommandSupport
import TuningData

/// The text of a first configuration: what is sure as keys, what one may want as comments.
struct ConfigurationDraft {
  private let data: FoundData
  private let folder: PathName

  /// Creates the configuration of a folder for the data in it.
  init(_ data: FoundData, folder: String) {
    self.data = data
    self.folder = PathName(folder)
  }

  /// The configuration.
  var text: String {
    [found, model, format, rules, gate].joined(separator: "\n")
  }

  private var found: String {
    var lines = ["What jsonlcheck is told about the data of this project.", "It found:", ""]
    for file in data.reports { lines.append("  \(summary(file))") }
    for path in data.others { lines.append("  \(name(path)): not looked at") }
    if data.reports.isEmpty, data.others.isEmpty { lines[1...] = ["It found no data files yet."] }
    return lines.map { $0.isEmpty ? "#\n" : "# \($0)\n" }.joined()
  }

  private var model: String {
    """
    # The model the data is for: its limits are checked, tokens counted and a job priced.
    # 'jsonltokens models' lists the models.
    # model: Qwen/Qwen3.5-9B
    # epochs: 1

    """
  }

  private var format: String {
    let formats = data.formats
    if formats.count == 1, let only = formats.first {
      return "# The format that every record has to have.\nformat: \(only.format.rawValue)\n"
    }
    guard !formats.isEmpty else {
      return
        "# The format that every record has to have: conversation, instruction, preference or text.\n"
        + "# format: conversation\n"
    }
    let entries = formats.map { format, paths in
      "  - files:\n" + paths.map { "      - \(ConfigurationText.scalar(pattern($0)))\n" }.joined()
        + "    format: \(format.rawValue)\n"
    }
    return "# The formats that records have to have.\noverrides:\n" + entries.joined()
  }

  private var rules: String {
    let warnings = data.rules(.warning) + data.rules(.note)
    let width = warnings.prefix(8).map(\.rule.count).max() ?? 0
    let found = warnings.prefix(8).map { rule, count in
      "#   - \(rule)\(String(repeating: " ", count: width - rule.count))  # \(Quantity.text(count, "finding"))\n"
    }
    let example = found.isEmpty ? ["#   - encoding/crlf\n"] : Array(found)
    return "# Rules that are not reported; 'jsonlcheck --list-rules' lists them.\n# ignore:\n"
      + example.joined() + """

        # How much rules matter: error, warning or note.
        # severity:
        #   chat/consecutive-same-role: error

        # How many findings are tolerated in a file: a number, or a share of its records.
        # thresholds:
        #   chat/consecutive-same-role: max 2%

        """
  }

  private var gate: String {
    """
    # The least severity that fails a run: error, warning, note or never.
    fail-on: error

    # Findings that are accepted as they are; made with 'jsonlcheck FILES --write-baseline accepted.baseline'.
    # baseline: accepted.baseline

    """
  }

  private func summary(_ file: FileReport) -> String {
    let format = file.format.map { "\($0.rawValue) format, " } ?? ""
    let counts = Severity.allCases.reversed().filter { file.count($0) > 0 }
      .map { Quantity.text(file.count($0), $0.rawValue) }
    return "\(name(file.path)): \(format)\(Quantity.text(file.records, "record")), "
      + (counts.isEmpty ? "no findings" : counts.joined(separator: ", "))
  }

  /// A pattern for one file, which without the point would be for its name in all folders.
  private func pattern(_ path: String) -> String {
    let name = PathName(path).text(from: folder)
    return name.contains("/") ? name : "./\(name)"
  }

  /// A path as it counts from the configuration, on one line.
  private func name(_ path: String) -> String {
    VisibleText(PathName(path).text(from: folder)).text
  }
}

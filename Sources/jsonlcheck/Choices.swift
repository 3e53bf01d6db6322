// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import TuningData

/// `--format`: found out from the records, or pinned.
enum FormatChoice: ExpressibleByArgument {
  case auto
  case pinned(DatasetFormat)

  init?(argument: String) {
    if argument == "auto" {
      self = .auto
    } else if let format = DatasetFormat(rawValue: argument) {
      self = .pinned(format)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { ["auto"] + DatasetFormat.allCases.map(\.rawValue) }

  var defaultValueDescription: String { "auto" }

  /// The pinned format; nil for `auto`.
  var format: DatasetFormat? {
    if case .pinned(let format) = self { format } else { nil }
  }
}

/// `--output-format`.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// `--max-diagnostics`: a number, or all.
enum DiagnosticLimit: ExpressibleByArgument {
  case limit(Int)
  case all

  init?(argument: String) {
    if argument == "all" {
      self = .all
    } else if let limit = Int(argument), limit >= 0 {
      self = .limit(limit)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String {
    if case .limit(let limit) = self { String(limit) } else { "all" }
  }

  /// The number; the largest there is for `all`.
  var count: Int {
    if case .limit(let limit) = self { limit } else { .max }
  }
}

// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

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

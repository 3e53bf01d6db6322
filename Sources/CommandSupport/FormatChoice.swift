// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import TuningData

/// `--format`: found out from the records, or pinned.
public enum FormatChoice: Sendable, ExpressibleByArgument {
  case auto
  case pinned(DatasetFormat)

  /// Reads `auto` or the name of a format.
  public init?(argument: String) {
    if argument == "auto" {
      self = .auto
    } else if let format = DatasetFormat(rawValue: argument) {
      self = .pinned(format)
    } else {
      return nil
    }
  }

  /// The words that are understood.
  public static var allValueStrings: [String] { ["auto"] + DatasetFormat.allCases.map(\.rawValue) }

  /// The shell offers them.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  /// The word for the default.
  public var defaultValueDescription: String { "auto" }

  /// The pinned format; nil for `auto`.
  public var format: DatasetFormat? {
    if case .pinned(let format) = self { format } else { nil }
  }
}

// SPDX-License-Identifier: Apache-2.0

/// What a `jsonlcheck.yaml` says; nil and empty where it says nothing.
public struct CheckConfiguration: Sendable, Equatable {
  /// The name by which a configuration is found.
  public static let fileName = "jsonlcheck.yaml"

  /// What holds for all files.
  public var settings = CheckSettings()
  /// What holds for some files, the last having the last word.
  public var overrides: [Override] = []
  /// The findings that fail a run.
  public var failOn: FailLevel?
  /// How many warnings there may be in all files together.
  public var maxWarnings: Int?
  /// The path of the baseline.
  public var baseline: String?
  /// The folder that patterns of files count from.
  let folder: PathName

  /// Settings for the files that fit one of some patterns.
  public struct Override: Sendable, Equatable {
    let files: [GlobPattern]
    /// What holds for them.
    public let settings: CheckSettings
  }

  /// Creates a configuration that says nothing and counts from the folder the process works in.
  public init() { folder = PathName(".") }

  init(folder: PathName) { self.folder = folder }

  /// Returns what holds for a file, overrides included.
  public func settings(for path: String) -> CheckSettings {
    let name = PathName(path).text(from: folder)
    return overrides.reduce(into: settings) { settings, override in
      guard override.files.contains(where: { $0.matches(path: name) }) else { return }
      settings.add(override.settings)
    }
  }
}

/// What a configuration says about the check of a file.
public struct CheckSettings: Sendable, Equatable {
  /// The model the data is for.
  public var model: String?
  /// The path of a tokenizer.
  public var tokenizer: String?
  /// The path of a chat template.
  public var chatTemplate: String?
  /// The format that every record has to have.
  public var format: DatasetFormat?
  /// How the model learns.
  public var method: TuningMethod?
  /// How often all rows are seen.
  public var epochs: Int?
  /// The longest sequence in tokens.
  public var maxSeqLength: Int?
  /// Which rules are reported, in the order in which this is said.
  public var rules: [RuleSelection] = []

  /// Creates settings that say nothing.
  public init() {}

  /// Adds what a further place says, which has the last word.
  public mutating func add(_ later: CheckSettings) {
    model = later.model ?? model
    tokenizer = later.tokenizer ?? tokenizer
    chatTemplate = later.chatTemplate ?? chatTemplate
    format = later.format ?? format
    method = later.method ?? method
    epochs = later.epochs ?? epochs
    maxSeqLength = later.maxSeqLength ?? maxSeqLength
    rules += later.rules
  }
}

/// What fails a run.
public enum FailLevel: String, Sendable, CaseIterable {
  case error, warning, note, never

  /// The least severity that fails; nil when none does.
  public var severity: Severity? { Severity(rawValue: rawValue) }
}

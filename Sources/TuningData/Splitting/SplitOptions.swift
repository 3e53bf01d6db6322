// SPDX-License-Identifier: Apache-2.0

public import JSONLines

/// What a split is told.
public struct SplitOptions: Sendable {
  /// How sizes are kept.
  public enum Method: String, Sendable, CaseIterable {
    /// Each group by itself, by its hash: sizes are met on average, and new rows move no old ones.
    case hash
    /// Groups in the order of their hashes until a part is full.
    case exact
  }

  /// Which rows count as the same, so that they stay together.
  public enum Duplicates: Sendable, Equatable {
    /// Rows with the same record.
    case exact
    /// Rows that ask the same.
    case prompt
    /// Rows that ask the same, or of whose word shingles at least this share is the same.
    case near(Double)
    /// None.
    case off
  }

  /// The parts; one of them takes the rest.
  public var parts = [
    SplitPart(name: "train", size: .rest),
    SplitPart(name: "validation", size: .share(billionths: SplitSize.whole / 10)),
  ]
  /// How many pairs of training and validation files to write instead of `parts`; nil writes parts.
  public var folds: Int?
  /// The most rows that the part called `validation` may have.
  public var maximumValidation: Int?
  /// How sizes are kept; nil takes `exact` where something asks for it, else `hash`.
  public var method: Method?
  /// What the assignment depends on, besides the data.
  public var seed = SplitAlgorithm.defaultSeed
  /// What rows have in common that belong on one side.
  public var groupBy: [GroupKey] = []
  /// Which rows count as the same.
  public var duplicates = Duplicates.prompt
  /// What parts should have in the same proportions.
  public var stratify: [StratumKey] = []
  /// Where rows have their time; the newest go to the parts that are no rest.
  public var timeKey: JSONPointer?
  /// How long before the oldest row of the other parts the newest of the rest may be, in
  /// microseconds; what is between is in neither.
  public var gap: Int64 = 0
  /// Whether rows are written in a random order.
  public var shuffles = false
  /// Whether rows are checked first; errors keep the file from being split.
  public var checks = true
  /// Where rows with errors are put instead, so that the others can be split.
  public var rejectsPath: String?
  /// How rows are checked, and what their tokens are counted with.
  public var lint = LintOptions()
  /// How much memory in bytes may be used before temporary files are.
  public var memory = 1 << 30
  /// The folder of the parts; nil is that of the input.
  public var outputDirectory: String?
  /// Whether files that are there are replaced.
  public var replacesFiles = false
  /// What the files' names have behind `.jsonl`: "", ".gz" or ".zst".
  public var compression = ""
  /// Where the manifest is written; nil is beside the parts.
  public var manifestPath: String?
  /// An earlier split, whose rows stay where they are.
  public var earlier: EarlierSplit?

  /// Creates options with the defaults.
  public init() {}
}

extension SplitOptions {
  /// How sizes are kept.
  var effectiveMethod: Method { method ?? (needsExactSizes ? .exact : .hash) }

  /// Whether something is asked for that a group cannot decide by itself.
  var needsExactSizes: Bool {
    maximumValidation != nil || !stratify.isEmpty || timeKey != nil
      || parts.contains { if case .rows = $0.size { true } else { false } }
  }

  /// The keys by which rows are grouped; of rows that share a value of any, all stay together.
  var groupKeys: [GroupKey] {
    switch duplicates {
    case .prompt, .near: groupBy.contains(.prompt) ? groupBy : groupBy + [.prompt]
    case .exact: groupBy.isEmpty ? [.record] : groupBy
    // The rows of an earlier split are known by their records at least.
    case .off: groupBy.isEmpty && earlier != nil ? [.record] : groupBy
    }
  }

  /// The share of shingles from which on rows are near duplicates; nil when nobody asks.
  var nearThreshold: Double? {
    if case .near(let threshold) = duplicates { threshold } else { nil }
  }

  /// How much of the memory each sort keeps before it uses the disk, in bytes: more gains nothing, for
  /// what was just written to a temporary file is read from the page cache.
  var sortingMemory: Int { min(16 << 20, memory / 8) }

  /// Whether every row can be assigned by itself, in one pass.
  var isOnePass: Bool {
    effectiveMethod == .hash && groupKeys.count <= 1 && nearThreshold == nil && stratify.isEmpty
      && timeKey == nil && earlier == nil
  }
}

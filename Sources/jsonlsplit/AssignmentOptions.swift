// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import CommandSupport
public import JSONLines
public import TuningData

/// The options that say which row goes into which part.
struct AssignmentOptions: ParsableArguments {
  @Option(
    help: """
      How sizes are kept: 'hash' decides on every group by itself, so that new rows move no old \
      ones; 'exact' fills parts to their size. By default exact where something asks for it.
      """)
  var method: SplitOptions.Method?

  @Option(help: "What the assignment depends on besides the data.")
  var seed: UInt64 = SplitAlgorithm.defaultSeed

  @Option(
    help: ArgumentHelp(
      "Keep rows together that share this: a JSON Pointer, 'user', 'id', 'prompt' or 'system'; may "
        + "be repeated.", valueName: "key"))
  var groupBy: [GroupKey] = []

  @Option(
    help: ArgumentHelp(
      "Which rows are twins and stay together: 'exact' records, the same 'prompt', 'near:0.8' by "
        + "their words, or 'off'.", valueName: "kind"))
  var duplicates: SplitOptions.Duplicates = .prompt

  @Option(
    help: ArgumentHelp(
      "Keep the proportions of this in all parts: a JSON Pointer or "
        + "\(StratumKey.computedNames.joined(separator: ", ")); may be repeated.", valueName: "key")
  )
  var stratify: [StratumKey] = []

  @Option(
    help: ArgumentHelp(
      "Put the newest rows into validation and test by the time there, a JSON Pointer.",
      valueName: "pointer"))
  var timeKey: JSONPointer?

  @Option(
    help: ArgumentHelp(
      "Leave out rows that are less than this older than the oldest validation row, such as 7d, "
        + "12h; they get a file of their own.", valueName: "time"))
  var gap: TimeSpan = .init(microseconds: 0)

  @Flag(help: "Write rows in a random order instead of that of the input.")
  var shuffle = false

  @Option(
    help: ArgumentHelp(
      "Leave rows where an earlier split has them, and place only new ones.", valueName: "manifest"),
    completion: .manifest)
  var like: String?

  func apply(to options: inout SplitOptions) throws {
    options.method = method
    options.seed = seed
    options.groupBy = groupBy
    options.duplicates = duplicates
    options.stratify = stratify
    options.timeKey = timeKey
    options.gap = gap.microseconds
    options.shuffles = shuffle
  }

  /// Reads the manifest of the earlier split.
  func earlier() throws -> EarlierSplit? {
    guard let like else { return nil }
    return EarlierSplit(try SplitManifest(try WholeFile.read(like), path: like), path: like)
  }
}

extension SplitOptions.Method: ExpressibleByArgument {}

extension StratumKey: ExpressibleByArgument {
  /// Reads a key.
  public init?(argument: String) { self.init(argument) }

  /// The shell offers the keys that have a name.
  public static var defaultCompletionKind: CompletionKind { .list(computedNames) }
}

extension SplitOptions.Duplicates: ExpressibleByArgument {
  /// Reads a choice.
  public init?(argument: String) { self.init(argument) }

  /// The shell offers the kinds.
  public static var defaultCompletionKind: CompletionKind {
    .list(["prompt", "exact", "near:0.8", "off"])
  }

  /// The choice as it is written.
  public var defaultValueDescription: String { name }
}

extension JSONPointer: ExpressibleByArgument {
  /// Reads a pointer that is not the whole document.
  public init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    self.init(argument)
  }
}

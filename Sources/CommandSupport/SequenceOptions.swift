// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import TuningData

/// The options of a job that decide on its longest sequence.
public struct SequenceOptions: ParsableArguments {
  /// How the model learns; nil for what fits the rows.
  @Option(
    help: ArgumentHelp(
      "How the model learns, which decides on its longest sequence and its price; what fits the "
        + "format by default."))
  public var method: TuningMethod?

  /// The longest sequence; nil for the model's.
  @Option(help: "The longest sequence in tokens instead of the model's.")
  public var maxSeqLength: Int?

  /// Creates the options with their defaults.
  public init() {}

  /// Refuses lengths that no sequence has.
  public func validate() throws {
    if let maxSeqLength, maxSeqLength < 1 {
      throw ValidationError("--max-seq-length takes a number from 1, not \(maxSeqLength)")
    }
  }

  /// Returns the method for rows of a format.
  public func method(for format: DatasetFormat?) -> TuningMethod {
    method ?? (format == .preference ? .dpo : .sft)
  }

  /// Returns what is wrong with the method for rows of a format; nil when it fits.
  public func complaint(_ format: DatasetFormat) -> String? {
    guard let method, method != (format == .preference ? .dpo : .sft) else { return nil }
    return format == .preference
      ? "holds preference pairs, which are trained on with --method dpo, not sft"
      : "holds no preference pairs, which --method dpo needs; use --method sft"
  }
}

/// How often a job sees all rows.
public struct EpochOptions: ParsableArguments {
  /// The number; nil where none is named.
  @Option(help: "How often all rows are seen, from 1 to 20; once by default.")
  public var epochs: Int?

  /// Creates the options with their defaults.
  public init() {}

  /// Refuses numbers that the service refuses.
  public func validate() throws {
    if let epochs, !TuningJob.epochLimits.contains(epochs) {
      let limits = TuningJob.epochLimits
      throw ValidationError(
        "--epochs takes a number from \(limits.lowerBound) to \(limits.upperBound), not \(epochs)")
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

public import TuningData

/// Files to start from, besides those in `Tests/Fixtures/fuzz`.
public enum FuzzSeeds {
  /// The examples of all rules.
  public static let examples: [[UInt8]] = RuleCatalogue.rules.flatMap { rule in
    (rule.flagged + rule.allowed).map(\.bytes)
  }

  /// Names of models: some that are known, and one that is not.
  public static func models(_ catalogue: ModelCatalogue) -> [String] {
    let known = catalogue.profiles.map(\.id)
    let step = max(1, known.count / 8)
    return stride(from: 0, to: known.count, by: step).map { known[$0] } + ["no-such-model"]
  }
}

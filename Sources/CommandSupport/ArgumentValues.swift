// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import TuningData

extension TuningMethod: ExpressibleByArgument {}
extension TrainingType: ExpressibleByArgument {}
extension TrainOnInputs: ExpressibleByArgument {}
extension FailLevel: ExpressibleByArgument {}

extension USD: ExpressibleByArgument {
  /// Reads an amount such as `12.50` or `$12.50`.
  public init?(argument: String) { self.init(argument.drop { $0 == "$" }) }
}

extension Day: ExpressibleByArgument {
  /// Reads a day such as `2026-11-24`.
  public init?(argument: String) { self.init(argument) }
}

extension GroupKey: ExpressibleByArgument {
  /// Reads a key.
  public init?(argument: String) { self.init(argument) }

  /// The shell offers the keys that have a name.
  public static var defaultCompletionKind: CompletionKind {
    .list(["user", "id", "prompt", "system"])
  }
}

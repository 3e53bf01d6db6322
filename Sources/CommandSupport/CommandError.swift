// SPDX-License-Identifier: Apache-2.0

/// A fault of the data or of what is on this machine, in a sentence that says what to do; for faults
/// of the options there is `ValidationError`, which shows the usage, too.
public struct CommandError: Error, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// Creates an error.
  public init(_ description: String) { self.description = description }
}

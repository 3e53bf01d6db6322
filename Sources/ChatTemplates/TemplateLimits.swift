// SPDX-License-Identifier: Apache-2.0

/// How much a template may do before it is stopped.
public struct TemplateLimits: Sendable, Equatable {
  /// How many statements, calls and items of loops may be worked on.
  public var maximumSteps: Int
  /// How many more of them may be worked on for each value that the template is given, since honest
  /// templates look at every message several times; at most 24 times `maximumSteps` in all.
  public var stepsPerValue: Int
  /// How many bytes the output, or any string on the way to it, may have; at most two gigabytes.
  public var maximumOutput: Int
  /// How deep expressions may lie inside each other, through all macros that call each other.
  public var maximumDepth: Int

  /// Creates limits that no sound template comes near.
  public init(
    maximumSteps: Int = 20_000_000, stepsPerValue: Int = 4_000, maximumOutput: Int = 256 << 20,
    maximumDepth: Int = 2_000
  ) {
    self.maximumSteps = min(maximumSteps, 1 << 56)
    self.stepsPerValue = max(0, stepsPerValue)
    self.maximumOutput = min(maximumOutput, 2 << 30)
    self.maximumDepth = maximumDepth
  }
}

// SPDX-License-Identifier: Apache-2.0

/// What a run collects only for the reports that show it.
public struct ReportNeeds: OptionSet, Sendable {
  /// The options as bits.
  public let rawValue: Int

  /// Creates options from bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// How conversations are made: turns and roles.
  public static let statistics = ReportNeeds(rawValue: 1)
  /// The first rows as the model will see them.
  public static let samples = ReportNeeds(rawValue: 2)
}

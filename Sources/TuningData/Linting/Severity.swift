// SPDX-License-Identifier: Apache-2.0

/// How much a finding matters, the least first.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Worth knowing; never fails a run.
  case note
  /// The job runs, but probably does not do what was meant.
  case warning
  /// The service refuses or mangles the data, or training breaks.
  case error

  /// Orders by weight.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.weight < right.weight
  }

  private var weight: Int { self == .error ? 2 : self == .warning ? 1 : 0 }
}

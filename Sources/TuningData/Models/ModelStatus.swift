// SPDX-License-Identifier: Apache-2.0

/// What the service does with a model today.
public enum ModelStatus: String, Sendable, CaseIterable {
  /// It can be tuned and its limits are published.
  case current
  /// It can be tuned, but its limits are published nowhere we know of.
  case currentLimitsUnknown = "current-limits-unknown"
  /// It is promised but cannot be tuned yet.
  case announced
  /// It could be tuned once; the service refuses new jobs.
  case retired
}

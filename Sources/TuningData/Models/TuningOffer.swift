// SPDX-License-Identifier: Apache-2.0

/// Whether the service offers a way of tuning for a model, and within which limits.
public enum TuningOffer<Limits: Sendable & Equatable>: Sendable, Equatable {
  /// It is offered; the limits are nil where none are published.
  case offered(limits: Limits?)
  case notOffered
  case unknown
}

extension TuningOffer {
  /// The published limits, if the way is offered and has any.
  public var limits: Limits? {
    guard case .offered(let limits) = self else { return nil }
    return limits
  }

  /// Whether the way is known to be offered.
  public var isOffered: Bool {
    guard case .offered = self else { return false }
    return true
  }
}

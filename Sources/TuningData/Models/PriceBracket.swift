// SPDX-License-Identifier: Apache-2.0

/// The row of the price list a model belongs to, by its total parameters.
public enum PriceBracket: String, Sendable, CaseIterable {
  case upTo16B = "up-to-16B"
  case from17BTo69B = "17B-to-69B"
  case from70BTo100B = "70B-to-100B"
  /// The model has a price of its own, as all beyond 100 billion parameters do.
  case individual
}

// SPDX-License-Identifier: Apache-2.0

/// The answer to a question for a model by name.
public enum ModelLookup: Sendable, Equatable {
  /// The model of that name; its id may differ from what was asked for.
  case found(ModelProfile)
  /// No such model; `nearest` holds up to three ids the name may be a slip of, likeliest first.
  case unknown(nearest: [String])
}

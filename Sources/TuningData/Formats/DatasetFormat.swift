// SPDX-License-Identifier: Apache-2.0

/// The shapes of a record that the service trains on.
public enum DatasetFormat: String, Sendable, CaseIterable {
  /// `messages`, and perhaps `tools`.
  case conversation
  /// `prompt` and `completion`.
  case instruction
  /// `input`, `preferred_output` and `non_preferred_output`.
  case preference
  /// `text`.
  case text

  /// The keys that a record of the format must have at its top level.
  public var requiredKeys: [String] {
    switch self {
    case .conversation: ["messages"]
    case .instruction: ["prompt", "completion"]
    case .preference: ["input", "preferred_output", "non_preferred_output"]
    case .text: ["text"]
    }
  }

  /// The keys that a record of the format may have besides.
  public var optionalKeys: [String] {
    self == .conversation ? ["tools", "weight"] : ["weight"]
  }
}

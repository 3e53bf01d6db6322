// SPDX-License-Identifier: Apache-2.0

/// What a model was trained for before it is tuned.
public enum ModelKind: String, Sendable, CaseIterable {
  /// Continues text; it has seen no conversations.
  case base
  /// Answers in conversations; it may also be able to reason.
  case chat
  /// Always reasons before it answers.
  case reasoning
}

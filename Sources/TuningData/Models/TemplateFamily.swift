// SPDX-License-Identifier: Apache-2.0

/// A group of models whose conversations are rendered into tokens in the same way.
public struct TemplateFamily: Sendable, Equatable {
  /// What a template does with a message of the role `system`.
  public enum SystemRole: String, Sendable, CaseIterable {
    /// It has a place of its own in the prompt.
    case supported
    /// It is put in front of the first user turn.
    case folded
    /// There is no such role; the template may refuse the conversation.
    case unsupported
  }

  /// The name, such as `llama3`; ours, since families have no official names.
  public let name: String
  /// What becomes of system messages.
  public let systemRole: SystemRole
  /// The vocabulary that models of the family have unless they name another; nil where unknown.
  public let tokenizer: TokenizerSource?
  /// The name of our template in `schemas/templates`, without the ending; there may be none.
  public let templateFile: String
  /// The special tokens that templates ask for by name, such as `bos_token`.
  public let specialTokens: [String: String]
  /// What else is worth knowing, as prose.
  public let note: String?
  /// Where the facts come from.
  public let source: String
}

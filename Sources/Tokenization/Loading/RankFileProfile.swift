// SPDX-License-Identifier: Apache-2.0

/// What a tiktoken rank file leaves unsaid about its tokenizer.
public struct RankFileProfile: Sendable, Equatable {
  /// The pattern that cuts text into pieces.
  public var pattern: KnownPattern
  /// The special and other added tokens.
  public var addedTokens: [AddedToken]
  /// Whether text is brought into the form NFC first, as the Qwen families do.
  public var isNormalized: Bool

  /// Creates a profile.
  public init(pattern: KnownPattern, addedTokens: [AddedToken], isNormalized: Bool = false) {
    self.pattern = pattern
    self.addedTokens = addedTokens
    self.isNormalized = isNormalized
  }
}

// SPDX-License-Identifier: Apache-2.0

/// A token that is found in the text before anything else is done with it.
public struct AddedToken: Sendable, Equatable {
  /// The id.
  public var id: TokenID
  /// The text that stands for it, in UTF-8.
  public var content: [UInt8]
  /// Whether it steers the model and is no text.
  public var isSpecial: Bool
  /// Whether it is sought in the text as the normalizers leave it.
  public var isNormalized = false
  /// Whether it takes the white space before it.
  public var stripsLeft = false
  /// Whether it takes the white space after it.
  public var stripsRight = false
  /// Whether it counts only where no letter, digit or underscore is beside it.
  public var isWholeWord = false

  /// Creates a token that is found wherever its text stands.
  public init(id: TokenID, content: [UInt8], isSpecial: Bool) {
    self.id = id
    self.content = content
    self.isSpecial = isSpecial
  }
}

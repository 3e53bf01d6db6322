// SPDX-License-Identifier: Apache-2.0

/// A secret that says to a hub who is asking; it never shows itself.
public struct HubToken: Sendable, Equatable {
  let secret: String

  /// Creates a token, without white space around it; nil when nothing is left or when it has
  /// characters that no token has.
  public init?(_ text: String) {
    let secret = String(trimmed(text))
    guard !secret.isEmpty, secret.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      return nil
    }
    self.secret = secret
  }
}

extension HubToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Says that there is a token.
  public var description: String { "(a token)" }
  /// Says that there is a token.
  public var debugDescription: String { description }
  /// Nothing to look into.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

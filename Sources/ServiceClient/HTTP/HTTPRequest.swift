// SPDX-License-Identifier: Apache-2.0

/// What to get.
public struct HTTPRequest: Sendable {
  /// The URL, with everything escaped that has to be.
  public var url: String
  /// Header fields beside those that the client adds; names and values without line breaks.
  public var headers: [(name: String, value: String)] = []
  /// A secret that goes to the server of `url` only, never to another one it redirects to.
  public var token: HubToken?
  /// The longest body that is read; a longer one is an error.
  public var maximumByteCount: Int = 1 << 30

  /// Creates a request without header fields of its own.
  public init(url: String, token: HubToken? = nil) {
    self.url = url
    self.token = token
  }
}

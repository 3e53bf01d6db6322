// SPDX-License-Identifier: Apache-2.0

/// Which hub to ask, as whom, and whether at all.
public struct HubSettings: Sendable {
  /// The start of all URLs, without a slash at its end.
  public var endpoint: String
  /// Who is asking; nil for anybody.
  public var token: HubToken?
  /// Whether nothing may be asked over the network.
  public var isOffline: Bool

  /// Creates settings.
  public init(
    endpoint: String = "https://huggingface.co", token: HubToken? = nil, isOffline: Bool = false
  ) {
    self.endpoint = endpoint
    self.token = token
    self.isOffline = isOffline
  }

  /// Reads the variables of the hub's own clients: `HF_ENDPOINT`, `HF_TOKEN` (or the file that
  /// they keep the token in), `HF_HUB_OFFLINE`.
  ///
  /// - Throws: `HubError` when there is a token that cannot be one.
  public init(_ environment: EnvironmentVariables) throws(HubError) {
    var endpoint = environment["HF_ENDPOINT"] ?? "https://huggingface.co"
    while endpoint.hasSuffix("/") { endpoint.removeLast() }
    self.init(
      endpoint: endpoint, token: try HubSettings.token(environment),
      isOffline: environment.isTrue("HF_HUB_OFFLINE"))
  }

  private static func token(_ environment: EnvironmentVariables) throws(HubError) -> HubToken? {
    for name in ["HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"] {
      guard let text = environment[name], !trimmed(text).isEmpty else { continue }
      guard let token = HubToken(text) else { throw .invalidToken(source: name) }
      return token
    }
    let path = environment.folder("HF_TOKEN_PATH") ?? CacheFolders(environment).hubHome + "/token"
    guard let text = LocalFiles.text(of: path), !trimmed(text).isEmpty else { return nil }
    guard let token = HubToken(text) else { throw .invalidToken(source: path) }
    return token
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Gets things over HTTP, by the system's libcurl.
///
/// A call blocks until the response has come. Proxies and certificates are those of the environment,
/// as for the command `curl`.
public struct HTTPClient: Sendable {
  /// The longest time to wait for a connection, in milliseconds.
  public var connectTimeoutInMilliseconds = 30_000
  /// The longest time in which no byte comes, in milliseconds.
  public var stallTimeoutInMilliseconds = 60_000
  /// How many redirects are followed.
  public var maximumRedirects = 10
  /// What the client calls itself.
  public var userAgent = "jsonl-tools"
  /// The longest head of a response, in bytes.
  public var maximumHeadByteCount = 128 << 10

  /// A file of certificates to trust; nil for those of the system.
  public var certificateFile: String?

  /// Creates a client that trusts what `CURL_CA_BUNDLE` or `SSL_CERT_FILE` names, if they do.
  public init(_ environment: EnvironmentVariables = .process) {
    certificateFile = environment["CURL_CA_BUNDLE"] ?? environment["SSL_CERT_FILE"]
  }

  /// Gets `request`, following redirects, and hands out the body of the last response in pieces.
  ///
  /// - Parameters:
  ///   - request: What to get.
  ///   - receive: Called with the head and each piece, whatever the status. It returns whether it
  ///     wants more; false makes the call throw `stopped`.
  /// - Returns: The head of the last response.
  /// - Throws: `HTTPError`; a status such as 404 is none.
  public func get(
    _ request: HTTPRequest, receive: (HTTPResponse, Span<UInt8>) -> Bool
  ) throws(HTTPError) -> HTTPResponse {
    guard let origin = HTTPAddress(request.url) else {
      throw HTTPError(url: request.url, cause: .invalidURL)
    }
    var address = origin
    var mayKnowToken = origin.isConfidential
    var redirects: [HTTPResponse] = []
    while true {
      let lines = try headerLines(request, withToken: mayKnowToken)
      let transfer = CurlTransfer(
        client: self, address: address, lines: lines, redirects: redirects,
        maximumByteCount: request.maximumByteCount)
      let (response, target) = try transfer.run(receive)
      guard let target else { return response }
      guard redirects.count < maximumRedirects else {
        throw HTTPError(url: origin.displayText, cause: .tooManyRedirects(maximumRedirects))
      }
      let next = try follow(target, from: address)
      // Once it has left the origin, a chain of redirects is in foreign hands.
      mayKnowToken = mayKnowToken && next.hasSameOrigin(as: origin)
      redirects.append(response)
      address = next
    }
  }

  private func follow(
    _ target: String, from address: HTTPAddress
  ) throws(HTTPError) -> HTTPAddress {
    guard let next = HTTPAddress(target), address.scheme == "http" || next.scheme == "https" else {
      let shown = String(HTTPAddress.withoutSecrets(target).prefix(200))
      throw HTTPError(url: address.displayText, cause: .forbiddenRedirect(to: shown))
    }
    return next
  }

  private func headerLines(
    _ request: HTTPRequest, withToken: Bool
  ) throws(HTTPError) -> [String] {
    var fields = [("User-Agent", userAgent), ("Accept-Encoding", "identity")]
    fields += request.headers.map { ($0.name, $0.value) }
    if withToken, let token = request.token {
      fields.append(("Authorization", "Bearer \(token.secret)"))
    }
    var lines: [String] = []
    for (name, value) in fields {
      guard (name + value).utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
        throw HTTPError(url: request.url, cause: .invalidHeader(name: name))
      }
      lines.append("\(name): \(value)")
    }
    return lines
  }
}

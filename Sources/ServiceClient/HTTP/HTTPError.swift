// SPDX-License-Identifier: Apache-2.0

/// Why there is no response, or only a part of one.
public struct HTTPError: Error, Sendable, Equatable {
  /// The causes that are told apart.
  public enum Cause: Sendable, Equatable {
    /// libcurl cannot be loaded; the text is the loader's.
    case libraryMissing(String)
    /// Not an `http` or `https` URL in its strict form.
    case invalidURL
    /// A header field has characters in it that could begin another one.
    case invalidHeader(name: String)
    /// A redirect to what is not an `http` or `https` URL, or from `https` to `http`.
    case forbiddenRedirect(to: String)
    /// More redirects than were allowed.
    case tooManyRedirects(Int)
    /// More than this many bytes of header fields.
    case headTooLarge(limit: Int)
    /// More than this many bytes of body.
    case bodyTooLarge(limit: Int)
    /// The receiver of the body wanted no more.
    case stopped
    /// The server's certificate is not trusted, or there is nothing to judge it by.
    case untrusted(String)
    /// No connection, or none to its end; trying again may help.
    case interrupted(String)
    /// Anything else that libcurl reports.
    case other(code: Int, String)
  }

  /// The URL without its user and its query.
  public let url: String
  /// What happened.
  public let cause: Cause

  init(url: String, cause: Cause) {
    self.url = HTTPAddress.withoutSecrets(url)
    self.cause = cause
  }

  /// Whether the same request may well succeed later.
  public var isTransient: Bool {
    if case .interrupted = cause { true } else { false }
  }
}

extension HTTPError: CustomStringConvertible {
  /// The error in a sentence, with what to do where that is known.
  public var description: String {
    switch cause {
    case .libraryMissing(let reason):
      "downloads need the system's libcurl, which cannot be loaded (\(reason)); "
        + "install it, for example with \"apt-get install libcurl4\""
    case .invalidURL:
      "\"\(url)\" is not a URL that can be fetched; it has to be http or https, without a user in it"
    case .invalidHeader(let name): "the value for \"\(name)\" has characters that cannot be sent"
    case .forbiddenRedirect(let target): "\(url): refused to follow a redirect to \"\(target)\""
    case .tooManyRedirects(let count): "\(url): gave up after \(count) redirects"
    case .headTooLarge(let limit): "\(url): the head of the response is longer than \(limit) bytes"
    case .bodyTooLarge(let limit): "\(url): the response is longer than \(limit) bytes"
    case .stopped: "\(url): the transfer was stopped"
    case .untrusted(let reason):
      "\(url): the connection is not secure (\(reason)); "
        + "see that the package \"ca-certificates\" is installed and the clock is right, "
        + "or name a file of certificates to trust in SSL_CERT_FILE"
    case .interrupted(let reason): "\(url): \(reason)"
    case .other(let code, let reason): "\(url): \(reason) (libcurl error \(code))"
    }
  }
}

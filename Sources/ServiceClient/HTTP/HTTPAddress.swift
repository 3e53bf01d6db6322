// SPDX-License-Identifier: Apache-2.0

/// An `http` or `https` URL, strict enough that no two parsers can read different hosts in it.
struct HTTPAddress: Sendable, Equatable {
  /// The whole URL.
  let text: String
  /// `http` or `https`.
  let scheme: String
  /// The host in small letters; brackets around an IPv6 address are kept.
  let host: String
  let port: Int

  /// Fails for other schemes, for a user in the URL, and for characters that have to be escaped.
  init?(_ text: String) {
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      let colon = text.firstIndex(of: ":")
    else { return nil }
    let scheme = text[..<colon].lowercased()
    let rest = text[colon...]
    guard ["http", "https"].contains(scheme), rest.hasPrefix("://") else { return nil }
    let authority = rest.dropFirst(3).prefix { !"/?#".contains($0) }
    var host = authority
    var port = scheme == "https" ? 443 : 80
    if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
      let digits = authority[authority.index(after: colon)...]
      guard digits.allSatisfy(\.isNumber), let number = UInt16(digits), number > 0 else {
        return nil
      }
      (host, port) = (authority[..<colon], Int(number))
    }
    guard HTTPAddress.isHost(host) else { return nil }
    (self.text, self.scheme, self.host, self.port) = (text, scheme, host.lowercased(), port)
  }

  private static func isHost(_ text: Substring) -> Bool {
    if text.hasPrefix("["), text.hasSuffix("]") {
      let address = text.dropFirst().dropLast()
      return !address.isEmpty && address.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    return !text.isEmpty && text.first != "-"
      && text.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
          UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}

extension HTTPAddress {
  /// Whether both are the same server, so that what one may know the other may know.
  func hasSameOrigin(as other: HTTPAddress) -> Bool {
    (scheme, host, port) == (other.scheme, other.host, other.port)
  }

  /// Whether it is this very machine: no proxy can reach that, and nobody listens in between.
  var isLoopback: Bool {
    host == "localhost" || host == "[::1]"
      || host.hasPrefix("127.") && host.utf8.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) }
  }

  /// Whether nobody on the way can read what is sent.
  var isConfidential: Bool { scheme == "https" || isLoopback }

  /// The URL without its query, where signatures are.
  var displayText: String { HTTPAddress.withoutSecrets(text) }

  /// Returns what may be shown of a URL, valid or not: neither its user nor its query.
  static func withoutSecrets(_ text: String) -> String {
    // No user is in a valid URL.
    if HTTPAddress(text) != nil { return String(text.prefix { !"?#".contains($0) }) }
    guard let slashes = text.firstRange(of: "://") else {
      // Without a scheme nobody can say where a user would end.
      let rest = text.lastIndex(of: "@").map { text[text.index(after: $0)...] } ?? text[...]
      return String(rest.prefix { !"?#".contains($0) })
    }
    // A password may hold slashes and question marks where somebody forgot to escape them.
    let rest = text[slashes.upperBound...]
    let host = rest.lastIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest
    return text[..<slashes.upperBound] + String(host.prefix { !"?#".contains($0) })
  }
}

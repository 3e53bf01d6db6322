// SPDX-License-Identifier: Apache-2.0

/// A path as the hosts of repositories want it: relative to the top, which is the folder that a job
/// runs in, and without `./` at its start.
package enum RepositoryPath {
  /// Returns the path of a file that the user named.
  static func text(_ path: String) -> String {
    var rest = path[...]
    while rest.hasPrefix("./") { rest = rest.dropFirst(2).drop { $0 == "/" } }
    return rest.isEmpty ? path : String(rest)
  }

  /// Returns a path to be printed at the start of a line, where two colons would be a command to the
  /// runner of a GitHub job.
  package static func atLineStart(_ path: String) -> String {
    // The runner leaves out blanks before it looks.
    (path.drop(while: \.isWhitespace).hasPrefix("::") ? "./" : "") + VisibleText(path).text
  }

  /// Returns the path as a reference by RFC 3986, which SARIF asks for.
  package static func uri(_ path: String) -> String {
    (path.hasPrefix("/") ? "file://" : "") + text(path).utf8.map(escaped).joined()
  }

  private static func escaped(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      return String(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (byte < 16 ? "0" : "") + digits
    }
  }
}

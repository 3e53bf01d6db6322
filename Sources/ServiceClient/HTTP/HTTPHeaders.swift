// SPDX-License-Identifier: Apache-2.0

/// The header fields of a response.
public struct HTTPHeaders: Sendable, Equatable {
  private var fields: [(name: String, value: String)] = []

  /// Returns the first value of the field `name`, whatever its capitals; nil when there is none.
  public subscript(name: String) -> String? {
    let name = name.lowercased()
    return fields.first { $0.name == name }?.value
  }

  /// Takes a line such as `ETag: "abc"`; anything else is left out.
  mutating func append(line: String) {
    guard let colon = line.firstIndex(of: ":") else { return }
    let name = line[..<colon].lowercased()
    fields.append((name, String(trimmed(line[line.index(after: colon)...]))))
  }

  /// Whether both have the same fields in the same order.
  public static func == (left: HTTPHeaders, right: HTTPHeaders) -> Bool {
    left.fields.elementsEqual(right.fields) { $0 == $1 }
  }
}

extension HTTPHeaders {
  /// The length of the body as the server announced it.
  var contentLength: Int? { self["content-length"].flatMap(count) }

  /// The parts of a `Content-Range: bytes first-last/total`.
  var contentRange: (first: Int, total: Int?)? {
    guard let text = self["content-range"], text.lowercased().hasPrefix("bytes ") else {
      return nil
    }
    let parts = trimmed(text.dropFirst(6)).split(separator: "/")
    guard parts.count == 2, let first = parts[0].split(separator: "-").first.flatMap(count) else {
      return nil
    }
    return (first, count(parts[1]))
  }

  private func count(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}

/// Returns `text` without white space at its ends.
func trimmed(_ text: some StringProtocol) -> Substring {
  var rest = Substring(text)
  while let first = rest.first, first.isWhitespace { rest.removeFirst() }
  while let last = rest.last, last.isWhitespace { rest.removeLast() }
  return rest
}

// SPDX-License-Identifier: Apache-2.0

/// A path to a value by RFC 6901, such as `/messages/2/content`.
public struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
  /// The member names and array positions from the root on, without escapes.
  public var tokens: [String]

  /// Creates a pointer from its parts; no parts mean the whole document.
  public init(_ tokens: [String] = []) { self.tokens = tokens }

  /// Creates a pointer from its text; nil when it neither is empty nor starts with a slash.
  public init?(_ text: String) {
    guard text.isEmpty || text.utf8.first == UInt8(ascii: "/") else { return nil }
    tokens = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .dropFirst().map { JSONPointer.unescape($0) }
  }

  /// The pointer's text, in which `~` is `~0` and `/` is `~1`.
  public var description: String {
    tokens.map { "/" + JSONPointer.escape($0) }.joined()
  }

  private static func escape(_ token: String) -> String {
    var text = ""
    for scalar in token.unicodeScalars {
      switch scalar {
      case "~": text += "~0"
      case "/": text += "~1"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static func unescape(_ token: Substring.UTF8View) -> String {
    var bytes: [UInt8] = []
    var rest = token
    while let byte = rest.popFirst() {
      switch (byte, rest.first) {
      case (UInt8(ascii: "~"), UInt8(ascii: "0")): bytes.append(UInt8(ascii: "~"))
      case (UInt8(ascii: "~"), UInt8(ascii: "1")): bytes.append(UInt8(ascii: "/"))
      default:
        bytes.append(byte)
        continue
      }
      rest.removeFirst()
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONValue {
  /// The pointer from the root of the document to this value; of a key, to its object's member.
  ///
  /// - Complexity: O(n) in the number of nodes before the value.
  public var pointer: JSONPointer {
    var tokens: [String] = []
    var container = 0
    while container != index {
      guard let step = stepTowards(index, from: container) else { break }
      tokens.append(step.token)
      if step.index == index || document.node(at: step.index).kind == .key { break }
      container = step.index
    }
    return JSONPointer(tokens)
  }

  /// Returns the value that `pointer` leads to from this one; nil when there is none.
  public func value(at pointer: JSONPointer) -> JSONValue? {
    var value = self
    for token in pointer.tokens {
      let next = value.kind == .array ? value.element(token) : value[token]
      guard let next else { return nil }
      value = next
    }
    return value
  }

  private func element(_ token: String) -> JSONValue? {
    guard let position = Int(token), String(position) == token, position >= 0 else { return nil }
    return elements.dropFirst(position).first
  }

  private func stepTowards(_ target: Int, from container: Int) -> (token: String, index: Int)? {
    let isObject = document.node(at: container).kind == .object
    var position = 0
    var child = container + 1
    while child <= target {
      let value = isObject ? child + 1 : child
      let next = Int(document.node(at: value).next)
      guard target >= next else {
        let key = JSONValue(document: document, index: child)
        return (isObject ? key.text ?? "" : String(position), max(child, min(target, value)))
      }
      position += 1
      child = next
    }
    return nil
  }
}

// SPDX-License-Identifier: Apache-2.0

/// A value in a document: an index on its tape, read on demand.
///
/// Every access is checked and nothing is cached or copied, which suits code that looks at some of
/// the records; loops over whole files use `JSONDocument.withTape`.
public struct JSONValue {
  /// The document that the value is part of.
  public let document: JSONDocument
  /// The place of the value's node on the tape.
  public let index: Int

  init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  /// The value's node.
  public var node: JSONNode { document.node(at: index) }

  /// What the value is.
  public var kind: JSONNode.Kind { node.kind }

  /// Where the value stands in the text, in bytes.
  public var range: Range<Int> {
    let node = node
    return Int(node.start)..<Int(node.end)
  }

  /// The value as it is spelled in the text.
  public var spelling: String { String(decoding: document.bytes(range), as: UTF8.self) }

  /// The text of a string or key, with escapes resolved; nil for any other kind.
  ///
  /// Surrogate escapes without a partner and ill-formed bytes become U+FFFD.
  public var text: String? { document.text(at: index) }

  /// The text of a string or key as UTF-8, with escapes resolved; nil for any other kind.
  public var textBytes: [UInt8]? {
    var text: [UInt8] = []
    return appendText(to: &text) ? text : nil
  }

  /// Appends the text of a string or key as UTF-8, with escapes resolved; false for any other kind.
  public func appendText(to text: inout [UInt8]) -> Bool {
    let node = node
    guard node.kind == .string || node.kind == .key else { return false }
    if node.hasEscape {
      text += StringDecoding.decode(document.bytes(range), hasEscape: true)
    } else if node.end - node.start > 2 {
      document.copy(Int(node.start) + 1..<Int(node.end) - 1, to: &text)
    }
    return true
  }

  /// Returns whether the value is a string or key with this text.
  public func isText(_ text: String) -> Bool { document.isText(text, at: index) }

  /// The number as a double; infinite when it is out of range, nil for any other kind.
  public var number: Double? { kind == .number ? Double(spelling) : nil }

  /// The elements of an array; empty for any other kind.
  public var elements: JSONElements { JSONElements(self) }

  /// The members of an object in the order of the text, duplicates included; empty for other kinds.
  public var members: JSONMembers { JSONMembers(self) }

  /// The value of the member with this key; of several the last one, as in Python.
  public subscript(key: String) -> JSONValue? {
    document.member(named: key, of: index).map { JSONValue(document: document, index: $0) }
  }
}

extension JSONValue: Equatable {
  /// Returns whether two values mean the same: the order of members, white space, escapes and the
  /// spelling of numbers do not count.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    guard left.kind == right.kind else { return false }
    switch left.kind {
    case .object: return membersByKey(left) == membersByKey(right)
    case .array: return left.elements.elementsEqual(right.elements)
    case .string, .key: return left.hasSameText(as: right)
    case .number: return left.spelling == right.spelling || left.number == right.number
    case .true, .false, .null: return true
    }
  }

  /// Compares two strings, decoding them only where their spelling leaves a doubt.
  private func hasSameText(as other: JSONValue) -> Bool {
    let left = document.bytes(range)
    let right = other.document.bytes(other.range)
    if left == right { return true }
    // Other quotes than double ones, or none, stand only in strings that were mended.
    guard left.first == right.first else { return textBytes == other.textBytes }
    guard node.hasEscape || other.node.hasEscape else { return false }
    let common = zip(left, right).prefix { $0 == $1 }.count
    let escape = UInt8(ascii: "\\")
    let isPlain =
      !left[..<common].contains(escape) && common < min(left.count, right.count)
      && left[common] != escape && right[common] != escape
    return !isPlain && textBytes == other.textBytes
  }

  private static func membersByKey(_ value: JSONValue) -> [[UInt8]: JSONValue] {
    Dictionary(value.members.map { ($0.key.textBytes ?? [], $0.value) }) { $1 }
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates
internal import JSONLines

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What a row of messages has in common with others: all that a template is given of it, but for the
/// texts.
///
/// Sound because every pointer comes from the tape of the document that is read meanwhile, whose
/// nodes lie inside its text, and no pointer outlives the call.
struct RowShape {
  /// The members that templates are given, as JSON with a byte for each text that is left out.
  private(set) var json: [UInt8] = []
  /// The texts that are left out.
  private(set) var texts = HoleFillings()

  /// The longest shape that is kept, in bytes.
  private static let longest = 16 << 10

  /// Reads a record.
  ///
  /// - Returns: Whether it has a shape: it is not too long, and its members go by their plain names.
  mutating func read(_ root: JSONValue) -> Bool {
    json.removeAll(keepingCapacity: true)
    texts.removeAll()
    return unsafe root.document.withTape { nodes, text in
      guard nodes.count > root.index, unsafe nodes[root.index].kind == .object else { return false }
      let end = unsafe Int(nodes[root.index].next)
      var key = root.index + 1
      while key < end {
        let name = unsafe nodes[key]
        let value = unsafe nodes[key + 1]
        guard !name.hasEscape, unsafe text[Int(name.start)] == UInt8(ascii: "\"") else {
          return false
        }
        if let holds = unsafe RowShape.holdsMessages(name, text) {
          json.append(UInt8(ascii: json.isEmpty ? "{" : ","))
          guard unsafe append(text, Int(name.start)..<Int(name.end)) else { return false }
          json.append(UInt8(ascii: ":"))
          let isWhole =
            holds
            ? unsafe appendMessages(root.document, nodes, text, key + 1)
            : unsafe append(text, Int(value.start)..<Int(value.end))
          guard isWhole else { return false }
        }
        key = Int(value.next)
      }
      json.append(UInt8(ascii: "}"))
      return true
    }
  }

  /// The shape with holes in the place of texts.
  var jsonWithHoles: [UInt8] {
    var result: [UInt8] = []
    var number = 0
    for byte in json {
      if byte == RowShape.leftOut {
        result += [UInt8(ascii: "\"")] + TextHole.bytes(number) + [UInt8(ascii: "\"")]
        number += 1
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// A number that shapes rarely share.
  var hash: UInt64 {
    unsafe json.withUnsafeBytes { bytes in
      var hash = UInt64(bytes.count)
      var index = 0
      while index < bytes.count {
        var word: UInt64 = 0
        if index + 8 <= bytes.count {
          word = unsafe bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        } else {
          for rest in index..<bytes.count { word = unsafe word << 8 | UInt64(bytes[rest]) }
        }
        let (high, low) = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        hash = high ^ low
        index += 8
      }
      return hash
    }
  }

  /// Appends a value without its texts, unless it or they are too long.
  private mutating func appendMessages(
    _ document: JSONDocument, _ nodes: UnsafeBufferPointer<JSONNode>,
    _ text: UnsafePointer<UInt8>, _ value: Int
  ) -> Bool {
    var position = unsafe Int(nodes[value].start)
    for index in unsafe value + 1..<max(value + 1, Int(nodes[value].next)) {
      let node = unsafe nodes[index]
      guard node.kind == .string, unsafe RowShape.isTextKey(nodes[index - 1], text) else {
        continue
      }
      guard texts.byteCount + Int(node.end - node.start) <= HoleWatch.longestText else {
        return false
      }
      guard texts.append(document.value(at: index)) else { continue }
      guard unsafe append(text, position..<Int(node.start)) else { return false }
      json.append(RowShape.leftOut)
      position = Int(node.end)
    }
    return unsafe append(text, position..<Int(nodes[value].end))
  }

  /// Appends a piece of the record, unless the shape becomes too long.
  private mutating func append(_ text: UnsafePointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard json.count + range.count <= RowShape.longest else { return false }
    unsafe json.append(
      contentsOf: UnsafeBufferPointer(start: text + range.lowerBound, count: range.count))
    return true
  }

  /// No byte of UTF-8.
  private static let leftOut: UInt8 = 0xFF

  /// Returns whether the member of a key holds messages; nil when templates are not given it.
  private static func holdsMessages(_ key: JSONNode, _ text: UnsafePointer<UInt8>) -> Bool? {
    if unsafe isKey(key, text, "messages") || isKey(key, text, "input")
      || isKey(key, text, "preferred_output") || isKey(key, text, "non_preferred_output")
    {
      return true
    }
    return unsafe isKey(key, text, "tools") || isKey(key, text, "weight") ? false : nil
  }

  private static func isTextKey(_ node: JSONNode, _ text: UnsafePointer<UInt8>) -> Bool {
    guard node.kind == .key else { return false }
    return unsafe isKey(node, text, "content") || isKey(node, text, "text")
      || isKey(node, text, "reasoning_content") || isKey(node, text, "thinking")
      || isKey(node, text, "reasoning")
  }

  @inline(__always)
  private static func isKey(
    _ node: JSONNode, _ text: UnsafePointer<UInt8>, _ name: StaticString
  ) -> Bool {
    guard Int(node.end &- node.start) == name.utf8CodeUnitCount + 2 else { return false }
    return unsafe memcmp(text + Int(node.start) + 1, name.utf8Start, name.utf8CodeUnitCount) == 0
  }
}

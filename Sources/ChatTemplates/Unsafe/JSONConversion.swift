// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// From the tape of a document to values, with all strings in one piece of memory.
///
/// Sound because every pointer comes from the tape of the document that is read meanwhile, whose
/// nodes lie inside its text, and no pointer outlives the call.
enum JSONConversion {
  static func value(of json: JSONValue) -> Value {
    unsafe json.document.withTape { nodes, text in
      let range = unsafe json.index..<Int(nodes[json.index].next)
      var texts = Texts(count: range.count, size: json.range.count)
      for index in range {
        let node = unsafe nodes[index]
        if node.kind == .string || node.kind == .key {
          unsafe texts.append(node, text, json.document, index)
        }
        texts.ends.append(UInt32(truncatingIfNeeded: texts.bytes.count))
      }
      var builder = unsafe Builder(
        nodes: nodes, text: text, first: json.index, texts: texts, isWatched: HoleWatch.isOn)
      return builder.value(at: json.index)
    }
  }

  /// Appends the text of a string to `bytes`.
  static func appendText(of string: JSONValue, to bytes: inout [UInt8]) {
    unsafe string.document.withTape { nodes, text in
      var texts = Texts(bytes: [], ends: [])
      swap(&texts.bytes, &bytes)
      unsafe texts.append(nodes[string.index], text, string.document, string.index)
      swap(&texts.bytes, &bytes)
    }
  }

  /// The decoded strings one after the other.
  private struct Texts {
    var bytes: [UInt8]
    /// For every node where its text ends; where it starts, the one before ends.
    var ends: [UInt32]

    init(bytes: [UInt8], ends: [UInt32]) {
      self.bytes = bytes
      self.ends = ends
    }

    init(count: Int, size: Int) {
      self.init(bytes: [], ends: [])
      bytes.reserveCapacity(size)
      ends.reserveCapacity(count)
    }

    mutating func append(
      _ node: JSONNode, _ text: UnsafePointer<UInt8>, _ document: JSONDocument, _ index: Int
    ) {
      let start = Int(node.start)
      // Only strings that the explaining parser let pass have no double quotes.
      guard unsafe text[start] == UInt8(ascii: "\""), Int(node.end) - start >= 2 else {
        bytes += document.value(at: index).textBytes ?? []
        return
      }
      let literal = unsafe UnsafeBufferPointer(
        start: text + start + 1, count: Int(node.end) - start - 2)
      guard node.hasEscape else { return unsafe bytes.append(contentsOf: literal) }
      unsafe decode(literal)
    }

    private mutating func decode(_ literal: UnsafeBufferPointer<UInt8>) {
      guard let base = literal.baseAddress else { return }
      var position = 0
      while position < literal.count {
        let found = unsafe memchr(base + position, 0x5C, literal.count - position)
        let backslash = unsafe found.map { unsafe UnsafeRawPointer($0) - UnsafeRawPointer(base) }
        guard let backslash, backslash + 1 < literal.count else {
          unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: literal[position...]))
          return
        }
        unsafe bytes.append(
          contentsOf: UnsafeBufferPointer(rebasing: literal[position..<backslash]))
        position = backslash + 2
        switch unsafe literal[backslash + 1] {
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "u"): unsafe position += decodeUnicode(literal, at: position)
        case let other: bytes.append(other)
        }
      }
    }

    /// Decodes what stands behind `\u`; returns how many bytes that took.
    private mutating func decodeUnicode(
      _ literal: UnsafeBufferPointer<UInt8>, at position: Int
    ) -> Int {
      guard let unit = unsafe Texts.unit(literal, at: position) else { return 0 }
      if UTF16.isLeadSurrogate(unit), position + 10 <= literal.count,
        unsafe literal[position + 4] == UInt8(ascii: "\\"),
        unsafe literal[position + 5] == UInt8(ascii: "u"),
        let trail = unsafe Texts.unit(literal, at: position + 6), UTF16.isTrailSurrogate(trail),
        let scalar = Unicode.Scalar(
          0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00))
      {
        bytes.append(scalar)
        return 10
      }
      bytes.append(Unicode.Scalar(UInt32(unit)) ?? "\u{FFFD}")
      return 4
    }

    private static func unit(_ literal: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt16? {
      guard position + 4 <= literal.count else { return nil }
      var unit: UInt16 = 0
      for index in position..<position + 4 {
        let byte = unsafe literal[index]
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt16(byte - 0x30)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt16(byte - 0x57)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt16(byte - 0x37)
        default: return nil
        }
      }
      return unit
    }
  }

  @safe private struct Builder {
    let nodes: UnsafeBufferPointer<JSONNode>
    let text: UnsafePointer<UInt8>
    let first: Int
    let texts: Texts
    let isWatched: Bool

    mutating func value(at index: Int) -> Value {
      let node = unsafe nodes[index]
      switch node.kind {
      case .null: return .none
      case .true: return .bool(true)
      case .false: return .bool(false)
      case .string, .key: return .string(string(at: index))
      case .number: return number(node)
      case .array:
        var items: [Value] = []
        items.reserveCapacity(childCount(of: node, at: index, step: 0))
        var child = index + 1
        while child < Int(node.next) {
          items.append(value(at: child))
          child = unsafe Int(nodes[child].next)
        }
        return .list(items)
      case .object:
        var entries: [Dict.Entry] = []
        entries.reserveCapacity(childCount(of: node, at: index, step: 1))
        var key = index + 1
        while key < Int(node.next) {
          entries.append(Dict.Entry(key: .string(string(at: key)), value: value(at: key + 1)))
          key = unsafe Int(nodes[key + 1].next)
        }
        return .dict(Dict.make(entries))
      }
    }

    /// Returns how many elements or members there are; a key is one step before its value.
    private func childCount(of node: JSONNode, at index: Int, step: Int) -> Int {
      var count = 0
      var child = index + 1
      while child < Int(node.next) {
        count += 1
        child = unsafe Int(nodes[child + step].next)
      }
      return count
    }

    private func string(at index: Int) -> Text {
      let place = index - first
      let start = place > 0 ? texts.ends[place - 1] : 0
      let range = Int(start)..<Int(texts.ends[place])
      return Text(
        texts.bytes, range, hasHoles: isWatched && TextHole.mayBeIn(texts.bytes[range]))
    }

    private func number(_ node: JSONNode) -> Value {
      let bytes = unsafe UnsafeBufferPointer(
        start: text + Int(node.start), count: Int(node.end - node.start))
      let spelling = unsafe String(decoding: bytes, as: UTF8.self)
      let isWhole = spelling.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 &- 0x30 < 10 }
      guard isWhole else { return .float(Double(spelling) ?? .nan) }
      return Int(spelling).map { .int($0) } ?? .object(BigInteger(spelling))
    }
  }
}

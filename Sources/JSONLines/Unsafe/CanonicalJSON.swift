// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// JSON in the one spelling that RFC 8785 (JSON Canonicalization Scheme) gives every value: two
/// values that mean the same have the same bytes.
///
/// Without white space, members sorted by their keys' UTF-16, strings with as few escapes as can be,
/// numbers as ECMAScript writes doubles. Where the scheme has no answer this is what is written: of
/// a repeated key the last member; integers beyond what a double holds exactly with all their digits;
/// numbers beyond the range of a double as they are spelled; for half of a surrogate pair U+FFFD.
///
///     var canonical = CanonicalJSON()
///     canonical.append(document.root)
///     SHA256.digest(of: canonical.bytes)
///
/// Sound although it reads through pointers: offsets come from a tape that the scanner wrote.
@safe public struct CanonicalJSON {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []
  private var members: [Int] = []  // the keys of the objects that are open, innermost last

  /// Starts with nothing.
  public init() {}

  /// Forgets what was written and keeps the memory.
  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Appends bytes as they stand, for what is composed of several values.
  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Appends bytes as they stand.
  public mutating func append(_ more: [UInt8]) { bytes += more }

  /// Appends a value of a document.
  ///
  /// - Complexity: O(*n* log *m*) for *n* bytes and objects of up to *m* members.
  public mutating func append(_ value: JSONValue) {
    unsafe value.document.withTape { nodes, text in
      unsafe append(value.index, nodes, text)
    }
  }

  /// Appends one string with the texts of several.
  public mutating func append(joining strings: [JSONValue]) {
    append("\"")
    for string in strings {
      let start = bytes.count
      append(string)
      bytes.remove(at: start)
      bytes.removeLast()
    }
    append("\"")
  }

  private mutating func append(
    _ index: Int, _ nodes: UnsafeBufferPointer<JSONNode>, _ text: UnsafePointer<UInt8>
  ) {
    let node = unsafe nodes[index]
    switch node.kind {
    case .object: unsafe appendObject(index, nodes, text)
    case .array:
      bytes.append(UInt8(ascii: "["))
      var element = index + 1
      while element < Int(node.next) {
        if element > index + 1 { bytes.append(UInt8(ascii: ",")) }
        unsafe append(element, nodes, text)
        element = unsafe Int(nodes[element].next)
      }
      bytes.append(UInt8(ascii: "]"))
    case .string, .key: unsafe appendString(node, text)
    case .number: unsafe CanonicalNumber.append(spelling(node, text), to: &bytes)
    case .true, .false, .null: unsafe bytes.append(contentsOf: spelling(node, text))
    }
  }

  private func spelling(
    _ node: JSONNode, _ text: UnsafePointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: text + Int(node.start), count: Int(node.end - node.start))
  }

  // MARK: - Objects

  private mutating func appendObject(
    _ index: Int, _ nodes: UnsafeBufferPointer<JSONNode>, _ text: UnsafePointer<UInt8>
  ) {
    let first = members.count
    var key = index + 1
    while unsafe key < Int(nodes[index].next) {
      members.append(key)
      key = unsafe Int(nodes[key + 1].next)
    }
    unsafe sortMembers(from: first, nodes, text)
    bytes.append(UInt8(ascii: "{"))
    var separator = false
    for position in first..<members.count {
      let key = members[position]
      // Of keys that are the same the last in the text is the last here.
      if position + 1 < members.count,
        unsafe order(key, members[position + 1], nodes, text) == 0
      {
        continue
      }
      if separator { bytes.append(UInt8(ascii: ",")) }
      separator = true
      unsafe appendString(nodes[key], text)
      bytes.append(UInt8(ascii: ":"))
      unsafe append(key + 1, nodes, text)
    }
    members.removeLast(members.count - first)
    bytes.append(UInt8(ascii: "}"))
  }

  /// Sorts the keys of the innermost object: few are there, and often in order.
  private mutating func sortMembers(
    from first: Int, _ nodes: UnsafeBufferPointer<JSONNode>, _ text: UnsafePointer<UInt8>
  ) {
    guard members.count - first <= 32 else {
      let sorted = members[first...].sorted { left, right in
        let order = unsafe order(left, right, nodes, text)
        return order != 0 ? order < 0 : left < right
      }
      members.replaceSubrange(first..., with: sorted)
      return
    }
    for position in first..<members.count {
      var place = position
      while place > first, unsafe order(members[place], members[place - 1], nodes, text) < 0 {
        members.swapAt(place, place - 1)
        place -= 1
      }
    }
  }

  /// Below zero when the first key comes before the second by their UTF-16, 0 when they are equal.
  private func order(
    _ left: Int, _ right: Int, _ nodes: UnsafeBufferPointer<JSONNode>,
    _ text: UnsafePointer<UInt8>
  ) -> Int {
    let (left, right) = unsafe (nodes[left], nodes[right])
    guard !left.hasEscape, !right.hasEscape else {
      let keys = [left, right].map { node in
        unsafe StringDecoding.decode(Array(spelling(node, text)), hasEscape: node.hasEscape)
      }
      return keys[0] == keys[1] ? 0 : CanonicalJSON.precedes(keys[0], keys[1]) ? -1 : 1
    }
    let (one, two) = unsafe (spelling(left, text), spelling(right, text))
    let common = min(one.count, two.count)
    for offset in 1..<common - 1 {
      let bytes = unsafe (one[offset], two[offset])
      if bytes.0 != bytes.1 { return CanonicalJSON.rank(bytes.0) - CanonicalJSON.rank(bytes.1) }
    }
    return one.count - two.count
  }

  private static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.lexicographicallyPrecedes(right) { rank($0) < rank($1) }
  }

  /// Where a byte of UTF-8 sorts by UTF-16: characters beyond U+FFFF are surrogates there, which
  /// come before U+E000.
  private static func rank(_ byte: UInt8) -> Int {
    byte == 0xEE || byte == 0xEF ? Int(byte) + 0x100 : Int(byte)
  }

  // MARK: - Strings

  private mutating func appendString(_ node: JSONNode, _ text: UnsafePointer<UInt8>) {
    guard node.hasEscape else {
      unsafe bytes.append(contentsOf: spelling(node, text))
      return
    }
    var start = unsafe text + Int(node.start)
    let end = unsafe text + Int(node.end)
    while let found = unsafe memchr(start, 0x5C, end - start) {
      let backslash = unsafe UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: backslash - start))
      unsafe start = appendEscape(backslash)
    }
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
  }

  /// Appends what an escape stands for; returns what follows it.
  private mutating func appendEscape(_ backslash: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    let escaped = unsafe backslash[1]
    switch escaped {
    case UInt8(ascii: "/"): bytes.append(escaped)
    case UInt8(ascii: "u"): return unsafe appendUnicodeEscape(backslash + 2)
    default:
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(escaped)
    }
    return unsafe backslash + 2
  }

  private mutating func appendUnicodeEscape(
    _ digits: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    let unit = unsafe CanonicalJSON.codeUnit(digits)
    let next = unsafe digits + 4
    if UTF16.isLeadSurrogate(unit), unsafe next[0] == 0x5C, unsafe next[1] == UInt8(ascii: "u") {
      let trail = unsafe CanonicalJSON.codeUnit(next + 2)
      if UTF16.isTrailSurrogate(trail) {
        let scalar = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00)
        append(scalar: Unicode.Scalar(scalar) ?? "\u{FFFD}")
        return unsafe next + 6
      }
    }
    append(scalar: Unicode.Scalar(unit) ?? "\u{FFFD}")
    return unsafe next
  }

  private mutating func append(scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": append("\\\"")
    case "\\": append("\\\\")
    case "\u{08}": append("\\b")
    case "\t": append("\\t")
    case "\n": append("\\n")
    case "\u{0C}": append("\\f")
    case "\r": append("\\r")
    case "\0"..."\u{1F}":
      append("\\u00")
      bytes.append(scalar.value < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      bytes.append(Array("0123456789abcdef".utf8)[Int(scalar.value & 15)])
    default: bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    }
  }

  private static func codeUnit(_ digits: UnsafePointer<UInt8>) -> UInt16 {
    var unit: UInt16 = 0
    for offset in 0..<4 {
      unit = unsafe unit << 4 | UInt16(hexadecimalValue(digits[offset]) ?? 0)
    }
    return unit
  }
}

// SPDX-License-Identifier: Apache-2.0

/// Writes numbers and texts one after the other.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// Writes seven bits a byte, the lowest first.
  mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func write(_ text: [UInt8]) {
    write(UInt64(text.count))
    bytes += text
  }

  mutating func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes the number of the elements and each of them.
  mutating func write<Element>(_ list: [Element], _ body: (inout ByteWriter, Element) -> Void) {
    write(UInt64(list.count))
    for element in list { body(&self, element) }
  }
}

/// Reads what a `ByteWriter` wrote; anything else is told from it.
struct ByteReader {
  /// The bytes are not what was written.
  struct Broken: Error {}

  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func number() throws(Broken) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { throw Broken() }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw Broken()
  }

  mutating func flag() throws(Broken) -> Bool {
    guard let byte = rest.popFirst(), byte < 2 else { throw Broken() }
    return byte == 1
  }

  mutating func text() throws(Broken) -> [UInt8] {
    let count = try number()
    guard count <= UInt64(rest.count) else { throw Broken() }
    defer { rest = rest.dropFirst(Int(count)) }
    return Array(rest.prefix(Int(count)))
  }

  mutating func string() throws(Broken) -> String { String(decoding: try text(), as: UTF8.self) }

  /// Reads a list, of which each element takes a byte at least.
  mutating func list<Element>(_ body: (inout ByteReader) throws(Broken) -> Element)
    throws(Broken) -> [Element]
  {
    let count = try number()
    guard count <= UInt64(rest.count) else { throw Broken() }
    var list: [Element] = []
    list.reserveCapacity(Int(count))
    for _ in 0..<count { list.append(try body(&self)) }
    return list
  }
}

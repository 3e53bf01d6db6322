// SPDX-License-Identifier: Apache-2.0

/// Reads the fields of a Protocol Buffers message, one after the other.
///
/// SentencePiece models need four kinds of fields, for which the library with its generated code
/// would be several times as much to trust (https://protobuf.dev/programming-guides/encoding).
struct ProtobufReader {
  /// The value of a field.
  enum Value {
    case integer(UInt64)
    case bytes(ArraySlice<UInt8>)
    case fixed32(UInt32)
    case fixed64(UInt64)
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// Returns the next field and its number; nil at the end.
  mutating func next() throws(VocabularyFault) -> (number: Int, value: Value)? {
    guard !rest.isEmpty else { return nil }
    let tag = try varint()
    let number = Int(truncatingIfNeeded: tag >> 3)
    switch tag & 7 {
    case 0: return (number, .integer(try varint()))
    case 1: return (number, .fixed64(try fixed(8)))
    case 2:
      let length = try varint()
      guard length <= UInt64(rest.count) else { throw Self.cutOff }
      defer { rest = rest.dropFirst(Int(length)) }
      return (number, .bytes(rest.prefix(Int(length))))
    case 5: return (number, .fixed32(UInt32(truncatingIfNeeded: try fixed(4))))
    default: throw VocabularyFault("is not a SentencePiece model")
    }
  }

  private static let cutOff = VocabularyFault("ends in the middle of a field")

  private mutating func varint() throws(VocabularyFault) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard let byte = rest.popFirst() else { throw Self.cutOff }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw VocabularyFault("has a number that is too long")
  }

  private mutating func fixed(_ count: Int) throws(VocabularyFault) -> UInt64 {
    guard rest.count >= count else { throw Self.cutOff }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

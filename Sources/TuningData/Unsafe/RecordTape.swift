// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A tape and its text, read without checks.
@safe
struct RecordTape {
  private let nodes: UnsafeBufferPointer<JSONNode>
  private let bytes: UnsafePointer<UInt8>

  /// Takes what `JSONDocument.withTape` hands out, and must not outlive that call.
  init(_ nodes: UnsafeBufferPointer<JSONNode>, _ bytes: UnsafePointer<UInt8>) {
    unsafe self.nodes = nodes
    unsafe self.bytes = bytes
  }

  subscript(index: Int) -> JSONNode {
    @inline(__always) get { unsafe nodes[index] }
  }

  /// The key or string at `index` without its quotes.
  @inline(__always)
  func word(_ index: Int) -> KeyWord {
    let node = self[index]
    return unsafe KeyWord(
      bytes + Int(node.start) + 1, length: Int(node.end) - Int(node.start) - 2)
  }

  /// Whether the node at `index` is spelled exactly like `text`.
  func isSpelled(_ index: Int, _ text: [UInt8]) -> Bool {
    let node = self[index]
    guard Int(node.end) - Int(node.start) == text.count else { return false }
    return unsafe text.withUnsafeBufferPointer { text in
      guard let start = text.baseAddress else { return true }
      return unsafe memcmp(bytes + Int(node.start), start, text.count) == 0
    }
  }

  /// Whether two nodes are spelled alike.
  func areSpelledAlike(_ left: Int, _ right: Int) -> Bool {
    let (left, right) = (self[left], self[right])
    let count = Int(left.end) - Int(left.start)
    guard Int(right.end) - Int(right.start) == count else { return false }
    return unsafe memcmp(bytes + Int(left.start), bytes + Int(right.start), count) == 0
  }

  /// The number at `index` when it is spelled as a whole number of at most 15 digits.
  func smallInteger(_ index: Int) -> Int? {
    let node = self[index]
    var offset = Int(node.start)
    let isNegative = unsafe bytes[offset] == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    guard Int(node.end) - offset <= 15 else { return nil }
    var value = 0
    while offset < Int(node.end) {
      let digit = unsafe bytes[offset] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
      offset += 1
    }
    return isNegative ? -value : value
  }

  /// Whether the string at `index` may hold nothing that can be seen: false when its first
  /// character that is not plain space is an ordinary one.
  @inline(__always)
  func mayBeBlank(_ index: Int) -> Bool {
    let node = self[index]
    let first = unsafe bytes[Int(node.start) + 1]
    if first > 0x20 && first < 0x7F && first != UInt8(ascii: "\\") {
      return node.end - node.start == 2
    }
    return mayBeBlank(from: Int(node.start) + 1, to: Int(node.end) - 1)
  }

  private func mayBeBlank(from start: Int, to end: Int) -> Bool {
    var index = start
    while index < end {
      let byte = unsafe bytes[index]
      if byte == UInt8(ascii: "\\") {
        let escaped = unsafe bytes[index + 1]
        if escaped == UInt8(ascii: "u") { return !isOrdinary(escape: index + 2) }
        guard escaped == 0x6E || escaped == 0x72 || escaped == 0x74 || escaped == 0x66 else {
          return false
        }
        index += 2
      } else if byte == 0x20 {
        index += 1
      } else {
        return byte >= 0x7F && !isOrdinary(sequence: index)
      }
    }
    return true
  }

  /// Whether the code unit spelled with four digits is surely part of a visible character.
  private func isOrdinary(escape index: Int) -> Bool {
    var unit: UInt32 = 0
    for offset in 0..<4 {
      let digit = unsafe UInt32(bytes[index + offset])
      unit = unit << 4 | (digit & 0xF) &+ (digit > 0x39 ? 9 : 0)
    }
    // Lead surrogates up to U+DB3F stand for planes 1 to 13, which have no invisible characters
    // that matter; U+DB40 leads to the tags.
    return isOrdinary(unit) || (0xD83C...0xD83E).contains(unit)
  }

  /// Whether the two or three byte sequence at `index` is surely a visible character.
  private func isOrdinary(sequence index: Int) -> Bool {
    let lead = unsafe UInt32(bytes[index])
    let second = unsafe UInt32(bytes[index + 1]) & 0x3F
    let third = unsafe UInt32(bytes[index + 2]) & 0x3F
    switch lead {
    case 0xC2...0xDF: return isOrdinary((lead & 0x1F) << 6 | second)
    case 0xE0...0xEF: return isOrdinary((lead & 0xF) << 12 | second << 6 | third)
    default: return lead == 0xF0 && second == 0x1F
    }
  }

  /// Ranges of the basic plane without white space and default ignorable characters.
  private func isOrdinary(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00AE...0x034E, 0x0370...0x061B, 0x061D...0x10FF, 0x1200...0x167F, 0x1E00...0x1FFF,
      0x2010...0x2027, 0x2070...0x2FFF, 0x3001...0x3163, 0x3165...0xD7FF:
      true
    default: false
    }
  }

  /// Whether something like `<think` or `<image` stands anywhere in the text.
  func hasMarkup(byteCount: Int) -> Bool {
    var start = unsafe UnsafeRawPointer(bytes)
    let end = unsafe start + byteCount
    while let found = unsafe memchr(start, 0x3C, end - start) {
      var name = unsafe UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
      // `</`, which may be spelled `<\/` in JSON, and the `<|` of some vocabularies.
      while unsafe name.pointee == UInt8(ascii: "/") || name.pointee == UInt8(ascii: "|")
        || name.pointee == UInt8(ascii: "\\") && name[1] != UInt8(ascii: "u")
      {
        unsafe name += 1
      }
      if unsafe isMarkup(name) { return true }
      unsafe start = UnsafeRawPointer(found) + 1
    }
    return false
  }

  private func isMarkup(_ name: UnsafePointer<UInt8>) -> Bool {
    var word: UInt64 = 0
    for offset in 0..<5 {
      // A letter may be spelled as an escape: the rules resolve it.
      if unsafe name[offset] == UInt8(ascii: "\\") && name[offset + 1] == UInt8(ascii: "u") {
        return true
      }
      word = unsafe word << 8 | UInt64(name[offset] | 0x20)
    }
    // "think", "image", "video", "audio"
    return [0x74_6869_6E6B, 0x69_6D61_6765, 0x76_6964_656F, 0x61_7564_696F].contains(word)
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import CJSONStrings

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The fast JSON scanner: one pass over a line, up to 64 bytes at a time inside strings.
///
/// It answers yes or no and writes the tape; why a line is not JSON is `ExplainingParser`'s work.
/// The two accept the same inputs and write the same tapes, which tests prove.
///
/// Why the pointers are sound: the byte at `count` is a line feed or a carriage return, and behind it
/// are more (`ByteBuffer.terminate`) or the rest of the buffer after a line end. A control character
/// ends every token, so no loop passes the first one; what is read beyond it is less than what a
/// buffer keeps readable.
enum JSONScanner {
  /// The deepest nesting that is accepted.
  static let maximumDepth = 512

  /// Scans one value with optional white space around it; nil means that the text is not JSON.
  ///
  /// - Complexity: O(count).
  static func scan(
    _ base: UnsafePointer<UInt8>, count: Int, tape: JSONTape, stack: UnsafeMutablePointer<Level>,
    vectors: JSONVectors
  ) -> JSONTraits? {
    var traits: JSONTraits = []
    var here = unsafe base
    let end = unsafe base + count
    var nodes = unsafe tape.base
    var capacity = tape.capacity
    var index = 0
    var depth = 0
    tape.count = 0

    // Appends a node; a macro in spirit, so that everything stays in registers.
    @inline(__always) func append(_ node: JSONNode) {
      if index == capacity {
        tape.grow(used: index)
        unsafe nodes = tape.base
        capacity = tape.capacity
      }
      unsafe (nodes + index).initialize(to: node)
      index &+= 1
    }

    unsafe skipSpace(&here, end, &traits)
    value: while true {
      let start = unsafe here - base
      switch unsafe here.pointee {
      case UInt8(ascii: "\""):
        guard let hasEscape = unsafe scanString(&here, &traits, vectors) else { return nil }
        append(
          JSONNode(
            kind: .string, start: start, end: unsafe here - base, next: index &+ 1,
            hasEscape: hasEscape))

      case UInt8(ascii: "{"):
        guard depth < maximumDepth else { return nil }
        unsafe stack[depth] = Level(node: index, isObject: true)
        append(JSONNode(kind: .object, start: start, end: 0, next: 0))
        unsafe here += 1
        unsafe skipSpace(&here, end, &traits)
        guard unsafe here.pointee == UInt8(ascii: "}") else {
          depth &+= 1
          guard
            let key = unsafe scanKey(
              &here, base, end, nodes, index, &traits, &stack[depth &- 1], vectors)
          else { return nil }
          append(key)
          continue value
        }
        unsafe here += 1
        unsafe nodes[index &- 1].end = UInt32(truncatingIfNeeded: here - base)
        unsafe nodes[index &- 1].next = UInt32(truncatingIfNeeded: index)

      case UInt8(ascii: "["):
        guard depth < maximumDepth else { return nil }
        unsafe stack[depth] = Level(node: index, isObject: false)
        append(JSONNode(kind: .array, start: start, end: 0, next: 0))
        unsafe here += 1
        unsafe skipSpace(&here, end, &traits)
        guard unsafe here.pointee == UInt8(ascii: "]") else {
          depth &+= 1
          continue value
        }
        unsafe here += 1
        unsafe nodes[index &- 1].end = UInt32(truncatingIfNeeded: here - base)
        unsafe nodes[index &- 1].next = UInt32(truncatingIfNeeded: index)

      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard unsafe scanNumber(&here, &traits) else { return nil }
        append(
          JSONNode(kind: .number, start: start, end: unsafe here - base, next: index &+ 1))

      case UInt8(ascii: "t"):
        guard unsafe load32(here) == 0x6575_7274 else { return nil }
        unsafe here += 4
        append(JSONNode(kind: .true, start: start, end: start &+ 4, next: index &+ 1))

      case UInt8(ascii: "f"):
        guard unsafe load32(here + 1) == 0x6573_6C61 else { return nil }
        unsafe here += 5
        append(JSONNode(kind: .false, start: start, end: start &+ 5, next: index &+ 1))

      case UInt8(ascii: "n"):
        guard unsafe load32(here) == 0x6C6C_756E else { return nil }
        unsafe here += 4
        append(JSONNode(kind: .null, start: start, end: start &+ 4, next: index &+ 1))

      default: return nil
      }

      // A value has ended: close what closes, until another value is due.
      while depth > 0 {
        unsafe skipSpace(&here, end, &traits)
        let byte = unsafe here.pointee
        let isObject = unsafe stack[depth &- 1].isObject
        if byte == UInt8(ascii: ",") {
          unsafe here += 1
          unsafe skipSpace(&here, end, &traits)
          if isObject {
            guard
              let key = unsafe scanKey(
                &here, base, end, nodes, index, &traits, &stack[depth &- 1], vectors)
            else { return nil }
            append(key)
          }
          continue value
        }
        guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return nil }
        unsafe here += 1
        depth &-= 1
        let node = unsafe Int(stack[depth].node)
        unsafe nodes[node].end = UInt32(truncatingIfNeeded: here - base)
        unsafe nodes[node].next = UInt32(truncatingIfNeeded: index)
      }

      unsafe skipSpace(&here, end, &traits)
      guard unsafe here == end else { return nil }
      tape.count = index
      return traits
    }
  }

  /// An open object or array.
  struct Level {
    var node: UInt32
    var isObject: Bool
    /// One bit for each key seen, chosen by its length and its first and last byte: a bit met twice
    /// says "perhaps a duplicate".
    var keys: UInt64 = 0

    init(node: Int, isObject: Bool) {
      self.node = UInt32(truncatingIfNeeded: node)
      self.isObject = isObject
    }
  }

  /// Scans `"key" :` and the space up to the value.
  @inline(__always)
  private static func scanKey(
    _ here: inout UnsafePointer<UInt8>, _ base: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>,
    _ nodes: UnsafePointer<JSONNode>, _ index: Int, _ traits: inout JSONTraits,
    _ level: inout Level, _ vectors: JSONVectors
  ) -> JSONNode? {
    guard unsafe here.pointee == UInt8(ascii: "\"") else { return nil }
    let start = unsafe here
    guard let hasEscape = unsafe scanString(&here, &traits, vectors) else { return nil }
    let length = unsafe here - start
    let node = JSONNode(
      kind: .key, start: unsafe start - base, end: unsafe here - base, next: index &+ 1,
      hasEscape: hasEscape)

    let mixed = unsafe length &* 31 &+ Int(start[1]) &* 7 &+ Int(here[-2]) &* 13
    let bit = UInt64(1) &<< UInt64(truncatingIfNeeded: mixed)
    // An escaped key may spell any other one, so it counts as suspicious by itself.
    if hasEscape {
      traits.insert(.repeatedKey)
    } else if level.keys & bit != 0 {
      let object = Int(level.node)
      if unsafe mayRepeat(node, base, nodes, object, index) { traits.insert(.repeatedKey) }
    }
    level.keys |= bit

    unsafe skipSpace(&here, end, &traits)
    guard unsafe here.pointee == UInt8(ascii: ":") else { return nil }
    unsafe here += 1
    unsafe skipSpace(&here, end, &traits)
    return node
  }

  /// Whether one of the first keys of the object is spelled like `key`, or there are too many to
  /// tell in passing.
  @inline(never)
  private static func mayRepeat(
    _ key: JSONNode, _ base: UnsafePointer<UInt8>, _ nodes: UnsafePointer<JSONNode>, _ object: Int,
    _ end: Int
  ) -> Bool {
    let length = Int(key.end &- key.start)
    var index = object &+ 1
    for _ in 0..<32 {
      guard index < end else { return false }
      let other = unsafe nodes[index]
      if Int(other.end &- other.start) == length,
        unsafe memcmp(base + Int(other.start), base + Int(key.start), length) == 0
      {
        return true
      }
      index = unsafe Int(nodes[index &+ 1].next)
    }
    return true
  }

  /// Scans a string from its opening quote to behind its closing one; returns whether it has
  /// escapes, or nil when it does not end or holds what it must not.
  @inline(__always)
  private static func scanString(
    _ here: inout UnsafePointer<UInt8>, _ traits: inout JSONTraits, _ vectors: JSONVectors
  ) -> Bool? {
    // Most strings are keys and roles.
    let length = unsafe json_plain_string(here + 1)
    guard length < 0 else {
      unsafe here += length &+ 2
      return false
    }
    return unsafe scanAnyString(&here, &traits, vectors)
  }

  @inline(never)
  private static func scanAnyString(
    _ here: inout UnsafePointer<UInt8>, _ traits: inout JSONTraits, _ vectors: JSONVectors
  ) -> Bool? {
    let start = unsafe here + 1
    var notes: UInt32 = 0
    guard let end = unsafe json_string_end(vectors.level, start, &notes) else { return nil }
    if notes & UInt32(json_beyond_ascii) != 0 {
      unsafe UTF8Validation.check(start, end, &traits, vectors)
    }
    traits.formUnion(JSONTraits(rawValue: UInt16(truncatingIfNeeded: notes)))
    unsafe here = end + 1
    return notes & UInt32(json_escapes) != 0
  }

  @inline(__always)
  private static func scanNumber(
    _ here: inout UnsafePointer<UInt8>, _ traits: inout JSONTraits
  ) -> Bool {
    let start = unsafe here
    if unsafe here.pointee == UInt8(ascii: "-") { unsafe here += 1 }
    if unsafe here.pointee == UInt8(ascii: "0") {
      unsafe here += 1
    } else {
      guard unsafe skipDigits(&here) else { return false }
    }
    if unsafe here.pointee == UInt8(ascii: ".") {
      unsafe here += 1
      guard unsafe skipDigits(&here) else { return false }
    }
    if unsafe here.pointee | 0x20 == UInt8(ascii: "e") {
      traits.insert(.longNumber)
      unsafe here += 1
      let sign = unsafe here.pointee
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { unsafe here += 1 }
      guard unsafe skipDigits(&here) else { return false }
    }
    if unsafe here - start > 15 { traits.insert(.longNumber) }
    return true
  }

  @inline(__always)
  private static func skipDigits(_ here: inout UnsafePointer<UInt8>) -> Bool {
    let start = unsafe here
    while unsafe here.pointee &- UInt8(ascii: "0") < 10 { unsafe here += 1 }
    return unsafe here > start
  }

  @inline(__always)
  private static func skipSpace(
    _ here: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ traits: inout JSONTraits
  ) {
    guard unsafe here.pointee <= 0x20 else { return }
    if unsafe here.pointee == 0x20 {
      unsafe here += 1
      guard unsafe here.pointee <= 0x20 else { return }
    }
    unsafe skipLongSpace(&here, end, &traits)
  }

  @inline(never)
  private static func skipLongSpace(
    _ here: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ traits: inout JSONTraits
  ) {
    while unsafe here < end {
      switch unsafe here.pointee {
      case 0x20, 0x09, 0x0A: break
      case 0x0D: traits.insert(.loneCarriageReturn)
      default: return
      }
      unsafe here += 1
    }
  }

  @inline(__always)
  private static func load32(_ here: UnsafePointer<UInt8>) -> UInt32 {
    unsafe UInt32(littleEndian: UnsafeRawPointer(here).loadUnaligned(as: UInt32.self))
  }
}

/// Returns the value of a hexadecimal digit, or nil for any other byte.
func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import CJSONStrings

/// Well-formedness of UTF-8 by table 3-7 of the Unicode standard.
enum UTF8Validation {
  /// Notes in `traits` whether the bytes from `start` up to `end` are ill-formed or hold a line
  /// separator that is not a line feed.
  ///
  /// Reads up to 31 bytes beyond `end`, which the padding of buffers makes readable.
  static func check(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ traits: inout JSONTraits,
    _ vectors: JSONVectors
  ) {
    if vectors.level == json_vectors_of_16 { return unsafe check(start, end, &traits) }
    let notes = unsafe json_utf8_notes(start, end)
    traits.formUnion(JSONTraits(rawValue: UInt16(truncatingIfNeeded: notes)))
  }

  /// The same, eight bytes at a time where they are ASCII and character by character where not.
  private static func check(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ traits: inout JSONTraits
  ) {
    var here = unsafe start
    while unsafe here < end {
      let word = unsafe UnsafeRawPointer(here).loadUnaligned(as: UInt64.self)
      let high = UInt64(littleEndian: word) & 0x8080_8080_8080_8080
      if high == 0 {
        unsafe here += 8
        continue
      }
      unsafe here += high.trailingZeroBitCount &>> 3
      guard unsafe here < end else { return }
      repeat {
        if unsafe isPlainThreeByteSequence(here) {
          unsafe here += 3
          continue
        }
        let length = unsafe sequenceLength(at: here, available: end - here)
        guard length > 0 else {
          traits.insert(.invalidUTF8)
          return
        }
        if unsafe isLineSeparator(here, length) { traits.insert(.lineSeparator) }
        unsafe here += length
      } while unsafe here < end && here.pointee >= 0x80
    }
  }

  /// Whether a sequence of three bytes starts here whose lead byte has no exceptions: most of the
  /// text in Chinese, Japanese and Korean.
  @inline(__always)
  private static func isPlainThreeByteSequence(_ here: UnsafePointer<UInt8>) -> Bool {
    let word = unsafe UInt32(
      littleEndian: UnsafeRawPointer(here).loadUnaligned(as: UInt32.self))
    let lead = word & 0xFF
    return word & 0x00C0_C0F0 == 0x0080_80E0 && lead != 0xE0 && lead != 0xE2 && lead != 0xED
  }

  /// Returns the length of the well-formed multi-byte sequence at `here`, or 0 when it is not one.
  @inline(__always)
  static func sequenceLength(at here: UnsafePointer<UInt8>, available: Int) -> Int {
    let lead = unsafe here[0]
    let second = unsafe here[1]
    let length: Int
    let valid: Bool
    switch lead {
    case 0xC2...0xDF:
      length = 2
      valid = second & 0xC0 == 0x80
    case 0xE0...0xEF:
      length = 3
      let lowest: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
      let highest: UInt8 = lead == 0xED ? 0x9F : 0xBF
      valid = unsafe second >= lowest && second <= highest && here[2] & 0xC0 == 0x80
    case 0xF0...0xF4:
      length = 4
      let lowest: UInt8 = lead == 0xF0 ? 0x90 : 0x80
      let highest: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
      valid =
        unsafe second >= lowest && second <= highest
        && here[2] & 0xC0 == 0x80 && here[3] & 0xC0 == 0x80
    default: return 0
    }
    return valid && length <= available ? length : 0
  }

  @inline(__always)
  private static func isLineSeparator(_ here: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    if length == 3 {
      return unsafe here[0] == 0xE2 && here[1] == 0x80 && here[2] & 0xFE == 0xA8
    }
    return unsafe length == 2 && here[0] == 0xC2 && here[1] == 0x85
  }
}

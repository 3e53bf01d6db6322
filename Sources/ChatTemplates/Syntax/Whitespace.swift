// SPDX-License-Identifier: Apache-2.0

/// What Python takes for white space, in UTF-8.
enum Whitespace {
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }

  /// Returns the length of the white space character that starts at `index`; 0 when there is none.
  @inline(__always)
  static func length(_ bytes: [UInt8], at index: Int, before end: Int) -> Int {
    let byte = bytes[index]
    guard byte >= 0x80 else {
      return byte == 0x20 || byte &- 0x09 < 5 || byte &- 0x1C < 4 ? 1 : 0
    }
    return wideLength(bytes, at: index, before: end)
  }

  private static func wideLength(_ bytes: [UInt8], at index: Int, before end: Int) -> Int {
    if bytes[index] == 0xC2, index + 1 < end {
      return bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0 ? 2 : 0
    }
    guard index + 2 < end, 0xE1...0xE3 ~= bytes[index] else { return 0 }
    let value =
      UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
      | UInt32(bytes[index + 2] & 0x3F)
    return Unicode.Scalar(value).map(contains) == true ? 3 : 0
  }

  /// Returns where the white space that starts at `index` ends.
  static func end(of bytes: [UInt8], from index: Int, before end: Int? = nil) -> Int {
    let end = end ?? bytes.count
    var index = index
    while index < end {
      let length = length(bytes, at: index, before: end)
      if length == 0 { break }
      index += length
    }
    return index
  }

  /// Returns the end of `range` without the white space at its end.
  static func trimmedEnd(of bytes: [UInt8], in range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      var start = end - 1
      while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      guard length(bytes, at: start, before: end) == end - start else { break }
      end = start
    }
    return end
  }
}

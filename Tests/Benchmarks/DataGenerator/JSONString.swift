// SPDX-License-Identifier: Apache-2.0

extension [UInt8] {
  /// Appends `text` as a JSON string, the way Python's `json.dumps` writes it.
  ///
  /// - Parameters:
  ///   - text: well-formed UTF-8.
  ///   - escapesNonASCII: whether to write `\u2019` where the text has `’`, Python's default.
  mutating func appendJSONString(_ text: [UInt8], escapesNonASCII: Bool = false) {
    append(UInt8(ascii: "\""))
    var runStart = 0
    var position = 0
    while position < text.count {
      let byte = text[position]
      let isEscaped =
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        || (escapesNonASCII && byte >= 0x80)
      guard isEscaped else {
        position += 1
        continue
      }
      self += text[runStart..<position]
      position += byte < 0x80 ? appendEscape(of: byte) : appendEscapedScalar(of: text, at: position)
      runStart = position
    }
    self += text[runStart...]
    append(UInt8(ascii: "\""))
  }

  /// Appends the escape of an ASCII character and returns how many bytes it stood in: one.
  private mutating func appendEscape(of byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "\n"): self += #"\n"#.utf8
    case UInt8(ascii: "\t"): self += #"\t"#.utf8
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): self += [UInt8(ascii: "\\"), byte]
    default: appendHexadecimalEscape(of: UInt16(byte))
    }
    return 1
  }

  /// Appends the escape of the scalar at `position`, two escapes beyond the basic plane, and
  /// returns how many bytes the scalar has.
  private mutating func appendEscapedScalar(of text: [UInt8], at position: Int) -> Int {
    let length = text[position] < 0xE0 ? 2 : text[position] < 0xF0 ? 3 : 4
    for unit in String(decoding: text[position..<position + length], as: UTF8.self).utf16 {
      appendHexadecimalEscape(of: unit)
    }
    return length
  }

  private mutating func appendHexadecimalEscape(of unit: UInt16) {
    self += #"\u"#.utf8
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(unit >> shift & 0xF)
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}

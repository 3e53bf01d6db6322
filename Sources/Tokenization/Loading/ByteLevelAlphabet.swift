// SPDX-License-Identifier: Apache-2.0

/// The characters by which byte-level vocabularies write bytes in their files.
///
/// Printable bytes of Latin-1 stand for themselves, the others for U+0100 and on in their order
/// (GPT-2, `bytes_to_unicode`).
enum ByteLevelAlphabet {
  /// The byte for each code point from 0 to 0x143; nil for code points that stand for none.
  static let bytes: [UInt8?] = {
    var table = [UInt8?](repeating: nil, count: 0x144)
    var next = 0x100
    for byte in 0..<256 {
      if (0x21...0x7E).contains(byte) || (0xA1...0xAC).contains(byte)
        || (0xAE...0xFF).contains(byte)
      {
        table[byte] = UInt8(byte)
      } else {
        table[next] = UInt8(byte)
        next += 1
      }
    }
    return table
  }()

  /// Replaces a token's text in UTF-8 by the bytes that it stands for; false, leaving it, when a
  /// character stands for none.
  static func decode(_ text: inout [UInt8]) -> Bool {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    guard append(text[...], to: &decoded) else { return false }
    text = decoded
    return true
  }

  /// Appends the bytes that a text in UTF-8 stands for; false when a character stands for none.
  static func append(_ text: ArraySlice<UInt8>, to decoded: inout [UInt8]) -> Bool {
    var lead: UInt8 = 0
    for byte in text {
      // By far the most: characters that stand for themselves.
      if byte > 0x20, byte < 0x7F, lead == 0 {
        decoded.append(byte)
        continue
      }
      let codePoint: Int
      switch byte {
      case 0x00...0x7F: codePoint = Int(byte)
      case 0xC2...0xC5 where lead == 0:
        lead = byte
        continue
      case 0x80...0xBF where lead != 0:
        codePoint = Int(lead & 0x1F) << 6 | Int(byte & 0x3F)
        lead = 0
      default: return false
      }
      guard lead == 0, codePoint < bytes.count, let value = bytes[codePoint] else { return false }
      decoded.append(value)
    }
    return lead == 0
  }
}

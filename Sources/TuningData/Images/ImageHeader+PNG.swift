// SPDX-License-Identifier: Apache-2.0

extension ImageHeader {
  /// Reads the chunks of a PNG file (ISO/IEC 15948), each a length, a name, data and a checksum.
  mutating func readPNG(_ bytes: [UInt8]) {
    var offset = 8
    while let length = bytes.bigEndian32(at: offset), offset + 8 <= bytes.count {
      let name = String(decoding: bytes[offset + 4..<offset + 8], as: UTF8.self)
      guard offset + 12 + length <= bytes.count else {
        cut = "inside a chunk of \(length) bytes"
        if name == "IHDR" { readPNGSize(bytes, offset + 8) }
        return
      }
      switch name {
      case "IHDR": readPNGSize(bytes, offset + 8)
      case "acTL": isAnimated = true
      case "IEND": return
      default: break
      }
      offset += 12 + length
    }
    cut = "before the chunk IEND"
  }

  private mutating func readPNGSize(_ bytes: [UInt8], _ offset: Int) {
    guard let width = bytes.bigEndian32(at: offset), let height = bytes.bigEndian32(at: offset + 4)
    else { return }
    size = Size(width: width, height: height)
  }
}

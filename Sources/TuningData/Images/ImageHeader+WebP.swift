// SPDX-License-Identifier: Apache-2.0

extension ImageHeader {
  /// Reads the first chunk of a WebP file (RFC 9649) and compares its length with what is there.
  mutating func readWebP(_ bytes: [UInt8]) {
    if let length = bytes.littleEndian32(at: 4), length + 8 > bytes.count {
      cut = "\(length + 8 - bytes.count) bytes before the length that it states"
    }
    if bytes.hasText("VP8 ", at: 12) {
      readLossySize(bytes)
    } else if bytes.hasText("VP8L", at: 12) {
      readLosslessSize(bytes)
    } else if bytes.hasText("VP8X", at: 12) {
      readExtendedSize(bytes)
    }
  }

  private mutating func readLossySize(_ bytes: [UInt8]) {
    guard let width = bytes.littleEndian(at: 26, bytes: 2),
      let height = bytes.littleEndian(at: 28, bytes: 2)
    else { return }
    // The two high bits ask for scaling.
    size = Size(width: width & 0x3FFF, height: height & 0x3FFF)
  }

  private mutating func readLosslessSize(_ bytes: [UInt8]) {
    guard let bits = bytes.littleEndian32(at: 21) else { return }
    size = Size(width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
  }

  private mutating func readExtendedSize(_ bytes: [UInt8]) {
    guard let width = bytes.littleEndian(at: 24, bytes: 3),
      let height = bytes.littleEndian(at: 27, bytes: 3)
    else { return }
    size = Size(width: width + 1, height: height + 1)
    isAnimated = bytes[20] & 0x02 != 0
  }
}

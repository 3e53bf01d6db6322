// SPDX-License-Identifier: Apache-2.0

extension ImageHeader {
  /// Reads the segments of a JPEG file (ITU T.81, annex B) up to the end of the image.
  ///
  /// The segments are walked, not searched, because a thumbnail inside one has its own end.
  mutating func readJPEG(_ bytes: [UInt8]) {
    var offset = 2
    cut = "before the end-of-image marker"
    while let marker = nextMarker(bytes, &offset) {
      switch marker {
      case 0xD9:
        cut = nil
        return
      case 0x01, 0xD0...0xD8: continue
      default: break
      }
      guard let length = bytes.bigEndian16(at: offset), length >= 2,
        offset + length <= bytes.count
      else {
        cut = "inside a segment"
        return
      }
      if isFrame(marker) { readFrame(bytes, offset + 2) }
      offset += length
    }
  }

  /// Skips to the next marker, over the data of a scan where it stands in one, and returns it.
  private func nextMarker(_ bytes: [UInt8], _ offset: inout Int) -> UInt8? {
    while offset + 1 < bytes.count {
      // In a scan, 0xFF 0x00 stands for the byte 0xFF; a run of 0xFF before a marker is filling.
      if bytes[offset] == 0xFF, bytes[offset + 1] != 0x00, bytes[offset + 1] != 0xFF {
        offset += 2
        return bytes[offset - 1]
      }
      offset += 1
    }
    return nil
  }

  /// Whether a marker starts a frame: SOF0 to SOF15 without DHT, JPG and DAC.
  private func isFrame(_ marker: UInt8) -> Bool {
    0xC0...0xCF ~= marker && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
  }

  private mutating func readFrame(_ bytes: [UInt8], _ offset: Int) {
    guard size == nil, let height = bytes.bigEndian16(at: offset + 1),
      let width = bytes.bigEndian16(at: offset + 3), offset + 5 < bytes.count
    else { return }
    // A height of zero is allowed: it follows in a segment of its own.
    size = height == 0 ? nil : Size(width: width, height: height)
    components = Int(bytes[offset + 5])
  }
}

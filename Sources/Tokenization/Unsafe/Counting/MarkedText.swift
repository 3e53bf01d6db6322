// SPDX-License-Identifier: Apache-2.0

/// A stretch of text with U+2581 for each space, and where its bytes came from; one for each worker.
@safe struct MarkedText {
  private var bytes = FlatArray<UInt8>(repeating: 0, count: 64)
  /// For each byte, and for the end, the offset in the stretch.
  private var origins = FlatArray<UInt32>(repeating: 0, count: 64)

  /// Rewrites a stretch and returns the text, behind which sixteen bytes can be read.
  mutating func rewrite(_ start: TextPointer, _ end: TextPointer)
    -> (start: TextPointer, end: TextPointer)
  {
    let needed = unsafe (end - start) * 3 + 17
    if needed > bytes.count {
      bytes = FlatArray(repeating: 0, count: needed * 2)
      origins = FlatArray(repeating: 0, count: needed * 2)
    }
    var count = 0
    for offset in 0..<(unsafe end - start) {
      let byte = unsafe start[offset]
      let isSpace = byte == 0x20
      unsafe bytes.base[count] = isSpace ? 0xE2 : byte
      unsafe bytes.base[count &+ 1] = 0x96
      unsafe bytes.base[count &+ 2] = 0x81
      for index in 0..<3 {
        unsafe origins.base[count &+ index] = UInt32(truncatingIfNeeded: offset)
      }
      count &+= isSpace ? 3 : 1
    }
    unsafe origins.base[count] = UInt32(truncatingIfNeeded: end - start)
    unsafe (bytes.base + count).update(repeating: 0, count: 16)
    return unsafe (TextPointer(bytes.base), TextPointer(bytes.base + count))
  }

  /// Returns the offset in the stretch that a byte of the text came from.
  func origin(_ index: Int) -> Int { Int(origins[index]) }
}

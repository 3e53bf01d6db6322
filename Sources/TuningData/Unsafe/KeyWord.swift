// SPDX-License-Identifier: Apache-2.0

/// A key of at most 24 bytes as words, or what tells a longer one from every known key: its length.
struct KeyWord: Equatable {
  private let length: Int
  private let first: UInt64
  private let middle: UInt64
  private let last: UInt64

  /// Reads the key at `bytes`; eight bytes from there on must be readable.
  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, length: Int) {
    self.length = length
    let word = unsafe KeyWord.load(bytes)
    if length < 8 {
      first = word & ((1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1)
      middle = first
      last = first
    } else {
      first = word
      middle = unsafe length > 16 ? KeyWord.load(bytes + 8) : word
      last = unsafe KeyWord.load(bytes + length - 8)
    }
  }

  init(_ name: StaticString) {
    var bytes: [UInt8] = []
    name.withUTF8Buffer { bytes = unsafe Array($0) }
    let length = bytes.count
    bytes += Array(repeating: 0, count: 8)
    self = unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("the padding is not empty") }
      return unsafe KeyWord(start, length: length)
    }
  }

  @inline(__always)
  private static func load(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    unsafe UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
  }
}

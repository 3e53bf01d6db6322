// SPDX-License-Identifier: Apache-2.0

/// A hash of 128 bits of a file's content, at the speed of memory; not against an adversary.
///
/// Four lanes of eight bytes each, mixed as xxHash does it.
struct ContentHash: Equatable, Sendable {
  let low: UInt64
  let high: UInt64

  private static let first: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// Hashes memory.
  @unsafe init(_ bytes: UnsafeRawBufferPointer) {
    let first = ContentHash.first
    @inline(__always)
    func word(_ offset: Int) -> UInt64 {
      unsafe UInt64(
        littleEndian: (bytes.baseAddress.unsafelyUnwrapped + offset).loadUnaligned(
          as: UInt64.self))
    }
    var (a, b, c, d) = (first, 2 &* first, 3 &* first, 4 &* first)
    var offset = 0
    while offset &+ 32 <= bytes.count {
      a = ContentHash.round(a, word(offset))
      b = ContentHash.round(b, word(offset &+ 8))
      c = ContentHash.round(c, word(offset &+ 16))
      d = ContentHash.round(d, word(offset &+ 24))
      offset &+= 32
    }
    while offset < bytes.count {
      unsafe a = ContentHash.round(a, UInt64(bytes[offset]) | 0x100)
      offset &+= 1
    }
    let lanes = [a, b, c, d]
    var low = UInt64(bytes.count)
    var high = ~low
    for lane in 0..<4 {
      low = ContentHash.round(low ^ lanes[lane], lanes[lane] >> 32)
      high = ContentHash.round(high, lanes[3 - lane] ^ low)
    }
    self.low = low ^ low >> 29
    self.high = high ^ high >> 31
  }

  /// Hashes an array.
  init(_ bytes: [UInt8]) {
    self = unsafe bytes.withUnsafeBytes { unsafe ContentHash($0) }
  }

  @inline(__always)
  private static func round(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let sum = state &+ word &* second
    return (sum << 31 | sum >> 33) &* first
  }

  /// The hash in 32 hexadecimal digits.
  var text: String {
    [low, high].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

extension FlatArray<UInt8> {
  /// The hash of all bytes.
  var contentHash: ContentHash {
    unsafe ContentHash(UnsafeRawBufferPointer(UnsafeBufferPointer(start: base, count: count)))
  }
}

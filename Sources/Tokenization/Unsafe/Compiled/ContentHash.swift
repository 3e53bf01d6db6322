// SPDX-License-Identifier: Apache-2.0

/// A hash of 128 bits of a file's content, at the speed of memory; not against an adversary.
///
/// Four lanes of eight bytes each, mixed as xxHash does it.
struct ContentHash: Equatable, Sendable {
  let low: UInt64
  let high: UInt64

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// Hashes memory.
  @unsafe init(_ bytes: UnsafeRawBufferPointer) {
    var hasher = ContentHasher()
    let whole = bytes.count & ~31
    unsafe hasher.add(UnsafeRawBufferPointer(rebasing: bytes[..<whole]))
    self = unsafe hasher.finish(UnsafeRawBufferPointer(rebasing: bytes[whole...]))
  }

  /// Hashes an array.
  init(_ bytes: [UInt8]) {
    self = unsafe bytes.withUnsafeBytes { unsafe ContentHash($0) }
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

/// Makes a `ContentHash` of bytes that come one part after the other.
struct ContentHasher {
  private static let first: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  private var (a, b, c, d) = (first, 2 &* first, 3 &* first, 4 &* first)
  private var count = 0

  /// Adds bytes, whose number is a multiple of 32.
  @unsafe mutating func add(_ bytes: UnsafeRawBufferPointer) {
    @inline(__always)
    func word(_ offset: Int) -> UInt64 {
      unsafe UInt64(
        littleEndian: (bytes.baseAddress.unsafelyUnwrapped + offset).loadUnaligned(
          as: UInt64.self))
    }
    precondition(bytes.count & 31 == 0)
    var offset = 0
    while offset < bytes.count {
      a = ContentHasher.round(a, word(offset))
      b = ContentHasher.round(b, word(offset &+ 8))
      c = ContentHasher.round(c, word(offset &+ 16))
      d = ContentHasher.round(d, word(offset &+ 24))
      offset &+= 32
    }
    count += bytes.count
  }

  /// Adds the last bytes, fewer than 32, and returns the hash.
  @unsafe consuming func finish(_ bytes: UnsafeRawBufferPointer) -> ContentHash {
    for index in 0..<bytes.count {
      a = unsafe ContentHasher.round(a, UInt64(bytes[index]) | 0x100)
    }
    let lanes = [a, b, c, d]
    var low = UInt64(count + bytes.count)
    var high = ~low
    for lane in 0..<4 {
      low = ContentHasher.round(low ^ lanes[lane], lanes[lane] >> 32)
      high = ContentHasher.round(high, lanes[3 - lane] ^ low)
    }
    return ContentHash(low: low ^ low >> 29, high: high ^ high >> 31)
  }

  @inline(__always)
  private static func round(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let sum = state &+ word &* second
    return (sum << 31 | sum >> 33) &* first
  }
}

// SPDX-License-Identifier: Apache-2.0

/// A SHA-256 in the making (FIPS 180-4).
///
///     var hash = SHA256()
///     hash.update(header.span)
///     hash.update(body.span)
///     print(hash.digest())
///
/// Written here because the packages that offer it bring a whole library of cryptography: a minute
/// of building, or a shared library that every command would load. It uses the processor's
/// instructions where there are any (1.5 GB/s and more) and plain Swift elsewhere.
public struct SHA256: Sendable {
  private var state = SHA256Blocks()
  /// What was appended since the last whole block.
  private var pending = InlineArray<64, UInt8>(repeating: 0)
  private var byteCount: UInt64 = 0

  /// Starts with no bytes.
  public init() {}

  init(usesInstructions: Bool) {
    state = SHA256Blocks(usesInstructions: usesInstructions)
  }

  /// How many bytes are pending.
  private var pendingCount: Int { Int(truncatingIfNeeded: byteCount & 63) }

  /// Appends `bytes`.
  public mutating func update(_ bytes: Span<UInt8>) {
    var rest = bytes
    if pendingCount > 0 {
      let missing = min(SHA256Blocks.blockSize - pendingCount, rest.count)
      append(rest.extracting(first: missing))
      rest = rest.extracting(droppingFirst: missing)
      guard pendingCount == 0 else { return }
      state.compress(pending.span)
    }
    let tail = rest.count % SHA256Blocks.blockSize
    state.compress(rest.extracting(droppingLast: tail))
    byteCount &+= UInt64(rest.count - tail)
    append(rest.extracting(last: tail))
  }

  private mutating func append(_ bytes: Span<UInt8>) {
    let start = pendingCount
    for index in bytes.indices { pending[start + index] = bytes[index] }
    byteCount &+= UInt64(bytes.count)
  }

  /// Returns the digest of what was appended so far; more may follow.
  public func digest() -> SHA256Digest {
    var end = self
    var padding = InlineArray<128, UInt8>(repeating: 0)
    padding[0] = 0x80
    // A one, zeros, and the number of bits, up to the end of a block.
    let count = (pendingCount < 56 ? 64 : 128) - pendingCount
    let bitCount = byteCount &* 8
    for index in 0..<8 {
      padding[count - 8 + index] = UInt8(truncatingIfNeeded: bitCount >> UInt64(56 - 8 * index))
    }
    end.update(padding.span.extracting(first: count))
    return SHA256Digest(end.state.words)
  }

  /// Returns the digest of `bytes`.
  public static func digest(of bytes: Span<UInt8>) -> SHA256Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest()
  }

  /// Returns the digest of `bytes`.
  public static func digest(of bytes: [UInt8]) -> SHA256Digest {
    digest(of: bytes.span)
  }
}

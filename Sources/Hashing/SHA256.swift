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
  private var pending: [UInt8] = []  // less than a block
  private var byteCount: UInt64 = 0

  /// Starts with no bytes.
  public init() {}

  init(usesInstructions: Bool) {
    state = SHA256Blocks(usesInstructions: usesInstructions)
  }

  /// Appends `bytes`.
  public mutating func update(_ bytes: Span<UInt8>) {
    byteCount &+= UInt64(bytes.count)
    var rest = bytes
    if !pending.isEmpty {
      let missing = min(SHA256Blocks.blockSize - pending.count, rest.count)
      append(rest.extracting(first: missing))
      rest = rest.extracting(droppingFirst: missing)
      guard pending.count == SHA256Blocks.blockSize else { return }
      let block = pending
      state.compress(block.span)
      pending.removeAll(keepingCapacity: true)
    }
    let tail = rest.count % SHA256Blocks.blockSize
    state.compress(rest.extracting(droppingLast: tail))
    append(rest.extracting(last: tail))
  }

  private mutating func append(_ bytes: Span<UInt8>) {
    for index in bytes.indices { pending.append(bytes[index]) }
  }

  /// Returns the digest of what was appended so far; more may follow.
  public func digest() -> SHA256Digest {
    var end = self
    let used = (pending.count + 1 + 8) % SHA256Blocks.blockSize
    var padding: [UInt8] = [0x80]
    padding += [UInt8](repeating: 0, count: (SHA256Blocks.blockSize - used) % 64)
    let bitCount = byteCount &* 8
    padding += stride(from: 56, through: 0, by: -8).map {
      UInt8(truncatingIfNeeded: bitCount >> $0)
    }
    end.update(padding.span)
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

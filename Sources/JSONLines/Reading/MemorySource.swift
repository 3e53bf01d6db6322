// SPDX-License-Identifier: Apache-2.0

/// Bytes in memory as a source.
public final class MemorySource: ByteSource {
  public let path: String
  public let expectedByteCount: Int?

  private let bytes: [UInt8]
  private var position = 0

  /// Creates a source of `bytes` that diagnostics call `path`.
  ///
  /// `expectedByteCount` is the length that it claims to have; nil stands for the true one.
  public init(_ bytes: [UInt8], path: String = "<memory>", expectedByteCount: Int? = nil) {
    self.bytes = bytes
    self.path = path
    self.expectedByteCount = expectedByteCount ?? bytes.count
  }

  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    let count = min(buffer.count, bytes.count - position)
    unsafe buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}

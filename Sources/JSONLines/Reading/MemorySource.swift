// SPDX-License-Identifier: Apache-2.0

/// Bytes in memory as a source.
public final class MemorySource: ByteSource {
  /// How diagnostics call the source.
  public let path: String
  /// The number of bytes to expect.
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

  /// Fills the start of `buffer`; returns how many bytes were copied, 0 at the end.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    let count = min(buffer.count, bytes.count - position)
    unsafe buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}

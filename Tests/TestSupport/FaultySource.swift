// SPDX-License-Identifier: Apache-2.0

public import JSONLines

/// Bytes in memory that come in small pieces, and perhaps an error before their end.
public final class FaultySource: ByteSource {
  /// What diagnostics call it.
  public let path = "<memory>"
  /// Unknown, as of a pipe.
  public let expectedByteCount: Int? = nil

  private let bytes: [UInt8]
  private let piece: Int
  private let end: Int
  private let error: ReadError?
  private var position = 0

  /// Creates a source that hands out at most `piece` bytes at a time and, when there is an error,
  /// throws it after `failsAfter` bytes.
  public init(
    _ bytes: [UInt8], piece: Int = .max, failsAfter: Int? = nil, error: ReadError? = nil
  ) {
    self.bytes = bytes
    self.piece = piece
    end = min(failsAfter ?? bytes.count, bytes.count)
    self.error = error
  }

  /// Hands out the next piece.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    let count = min(buffer.count, piece, end - position)
    if count == 0, let error { throw error }
    unsafe buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}

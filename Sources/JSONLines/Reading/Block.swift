// SPDX-License-Identifier: Apache-2.0

/// A run of whole lines: the unit of work and of memory.
public struct Block: Sendable {
  /// The bytes, from the start of a line to behind a line end or the end of the input.
  public let bytes: ByteBuffer
  /// The offset of the first byte in the input.
  public let offset: Int
  /// Whether nothing follows.
  public let isLast: Bool
  /// How many bytes of the input the block stands for.
  public let byteCount: Int
  /// The length of the only line, without its end, when it is over the limit and longer than a
  /// block; `bytes` then holds just its start.
  public let oversizedLine: Int?
}

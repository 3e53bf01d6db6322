// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Cuts a source into blocks of whole lines.
///
/// Memory is one buffer for each block under way: give finished blocks back with `recycle`. A line
/// longer than a block makes its buffer grow, up to the limit; of a line over the limit only the
/// start is kept while the rest is skipped.
public final class BlockReader {
  /// The size of a block in bytes, unless a line is longer: fits the second level cache.
  public static let defaultBlockSize = 512 << 10
  /// The longest line in bytes that is read by default.
  public static let defaultMaximumLineBytes = 64 << 20
  /// How much of a line over the limit is kept to be shown.
  static let oversizedPrefix = 4096

  private let source: any ByteSource
  private let blockSize: Int
  private let maximumLineBytes: Int
  private var free: [ByteBuffer] = []
  private var rest: ByteBuffer
  private var offset = 0
  private var reachedEnd = false

  /// Creates a reader at the start of `source`.
  public init(
    _ source: any ByteSource, blockSize: Int = defaultBlockSize,
    maximumLineBytes: Int = defaultMaximumLineBytes
  ) {
    self.source = source
    self.blockSize = max(1, blockSize)
    self.maximumLineBytes = max(1, maximumLineBytes)
    rest = ByteBuffer(capacity: self.blockSize)
  }

  /// The number of bytes handed out in blocks.
  public var bytesRead: Int { offset }

  /// Returns the next block; nil at the end.
  ///
  /// - Throws: `ReadError` when the source fails.
  public func next() throws(ReadError) -> Block? {
    let buffer = rest
    var searched = 0
    while true {
      if !reachedEnd, buffer.count < blockSize { try fill(buffer, to: blockSize) }
      if reachedEnd { return finish(buffer) }
      if let end = buffer.endOfLastLine(from: searched) { return try cut(buffer, at: end) }
      searched = buffer.count
      guard buffer.count <= maximumLineBytes else { return try skipLine(buffer) }
      try fill(buffer, to: min(buffer.count * 2, maximumLineBytes + 1))
    }
  }

  /// Takes back the memory of a block that nobody looks at any more.
  public func recycle(_ block: Block) {
    guard block.bytes.capacity <= 2 * blockSize else { return }
    free.append(block.bytes)
  }

  private func emptyBuffer() -> ByteBuffer {
    let buffer = free.popLast() ?? ByteBuffer(capacity: blockSize)
    buffer.count = 0
    return buffer
  }

  private func fill(_ buffer: ByteBuffer, to target: Int) throws(ReadError) {
    buffer.grow(to: target)
    while buffer.count < target {
      let room = unsafe UnsafeMutableRawBufferPointer(
        start: buffer.base + buffer.count, count: target - buffer.count)
      let count = try unsafe source.read(into: room)
      buffer.count += count
      if count == 0 {
        reachedEnd = true
        return
      }
    }
  }

  /// Hands out the lines before `end` and keeps what follows for the next block.
  private func cut(_ buffer: ByteBuffer, at end: Int) throws(ReadError) -> Block {
    let next = emptyBuffer()
    next.grow(to: buffer.count - end)
    unsafe next.base.update(from: buffer.base + end, count: buffer.count - end)
    next.count = buffer.count - end
    buffer.count = end
    rest = next
    return block(buffer, isLast: try nothingFollows())
  }

  /// Whether the input has ended; looks ahead when it may have, right after a line feed.
  private func nothingFollows() throws(ReadError) -> Bool {
    if rest.count == 0, !reachedEnd { try fill(rest, to: blockSize) }
    return rest.count == 0
  }

  private func finish(_ buffer: ByteBuffer) -> Block? {
    guard buffer.count > 0 else { return nil }
    rest = emptyBuffer()
    let lineBytes = buffer.count
    guard lineBytes > maximumLineBytes, buffer.endOfFirstLine == nil else {
      return block(buffer, isLast: true)
    }
    return block(buffer, isLast: true, oversized: lineBytes)
  }

  /// Reads on to the end of a line that is over the limit.
  private func skipLine(_ buffer: ByteBuffer) throws(ReadError) -> Block {
    var lineBytes = buffer.count
    let next = emptyBuffer()
    while true {
      next.count = 0
      try fill(next, to: blockSize)
      guard let end = next.endOfFirstLine else {
        lineBytes += next.count
        guard reachedEnd else { continue }
        next.count = 0
        rest = next
        return block(buffer, isLast: true, oversized: lineBytes)
      }
      rest = emptyBuffer()
      rest.append(next.copy(end..<next.count))
      return block(buffer, isLast: try nothingFollows(), oversized: lineBytes + end)
    }
  }

  private func block(_ buffer: ByteBuffer, isLast: Bool, oversized: Int? = nil) -> Block {
    let length = oversized ?? buffer.count
    if oversized != nil { buffer.count = min(buffer.count, BlockReader.oversizedPrefix) }
    buffer.terminate()
    defer { offset += length }
    return Block(bytes: buffer, offset: offset, isLast: isLast, oversizedLine: oversized)
  }
}

extension ByteBuffer {
  /// The index after the last line feed at or after `start`.
  fileprivate func endOfLastLine(from start: Int) -> Int? {
    var index = count
    while index > start {
      if unsafe base[index - 1] == 0x0A { return index }
      index -= 1
    }
    return nil
  }

  /// The index after the first line feed.
  fileprivate var endOfFirstLine: Int? {
    guard let found = unsafe memchr(base, 0x0A, count) else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
  }
}

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
  /// How much of a line over the limit is kept to be shown, unless the limit is less.
  public static let oversizedPrefix = 4096

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
    self.maximumLineBytes = BlockReader.limit(maximumLineBytes)
    rest = ByteBuffer(capacity: self.blockSize)
  }

  /// Returns `maximumLineBytes` as it is in effect: at least one, and no longer than a tape with its
  /// offsets of 32 bits can describe.
  public static func limit(_ maximumLineBytes: Int) -> Int {
    min(max(1, maximumLineBytes), Int(UInt32.max) - 2)
  }

  /// The number of bytes handed out in blocks.
  public var bytesRead: Int { offset }

  /// Returns the first `count` bytes of the input, or all of a shorter one, without taking them.
  ///
  /// To be called before the first block is asked for.
  ///
  /// - Throws: `ReadError` when the source fails.
  public func peek(_ count: Int) throws(ReadError) -> (bytes: [UInt8], isWhole: Bool) {
    try fill(rest, to: count + 1)
    return (rest.copy(0..<count), isWhole: rest.count <= count)
  }

  /// Returns the next block; nil at the end.
  ///
  /// - Throws: `ReadError` when the source fails.
  public func next() throws(ReadError) -> Block? {
    let buffer = rest
    if !reachedEnd { try fill(buffer, to: blockSize) }
    if reachedEnd, buffer.count <= blockSize { return finish(buffer) }
    if let end = buffer.endOfLastLine(before: blockSize) { return try cut(buffer, at: end) }
    return try readLongLine(buffer)
  }

  /// Reads on to the end of a line that is longer than a block.
  private func readLongLine(_ buffer: ByteBuffer) throws(ReadError) -> Block? {
    var searched = blockSize
    while true {
      if let end = buffer.endOfFirstLine(from: searched) { return try cut(buffer, at: end) }
      if reachedEnd { return finish(buffer) }
      searched = buffer.count
      // A line at the limit still fits, together with CR LF.
      guard buffer.count < maximumLineBytes + 2 else { return try skipLine(buffer) }
      try fill(buffer, to: min(buffer.count * 2, maximumLineBytes + 2))
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
    guard buffer.count > maximumLineBytes, buffer.endOfFirstLine() == nil else {
      return block(buffer, isLast: true)
    }
    return oversized(buffer, isLast: true, byteCount: buffer.count, line: buffer.count)
  }

  /// Reads on to the end of a line that is over the limit.
  private func skipLine(_ buffer: ByteBuffer) throws(ReadError) -> Block {
    var byteCount = buffer.count
    var last = buffer[byteCount - 1]
    let piece = emptyBuffer()
    while true {
      piece.count = 0
      try fill(piece, to: blockSize)
      if let end = piece.endOfFirstLine() {
        if end > 1 { last = piece[end - 2] }
        byteCount += end
        rest = emptyBuffer()
        rest.append(piece.copy(end..<piece.count))
        let line = byteCount - (last == 0x0D ? 2 : 1)
        return oversized(buffer, isLast: try nothingFollows(), byteCount: byteCount, line: line)
      }
      if piece.count > 0 { last = piece[piece.count - 1] }
      byteCount += piece.count
      guard reachedEnd else { continue }
      piece.count = 0
      rest = piece
      return oversized(buffer, isLast: true, byteCount: byteCount, line: byteCount)
    }
  }

  private func oversized(_ buffer: ByteBuffer, isLast: Bool, byteCount: Int, line: Int) -> Block {
    buffer.count = min(maximumLineBytes, BlockReader.oversizedPrefix)
    return block(buffer, isLast: isLast, byteCount: byteCount, oversizedLine: line)
  }

  private func block(
    _ buffer: ByteBuffer, isLast: Bool, byteCount: Int? = nil, oversizedLine: Int? = nil
  ) -> Block {
    buffer.terminate()
    let byteCount = byteCount ?? buffer.count
    defer { offset += byteCount }
    return Block(
      bytes: buffer, offset: offset, isLast: isLast, byteCount: byteCount,
      oversizedLine: oversizedLine)
  }
}

extension ByteBuffer {
  /// The index after the last line feed before `end`.
  fileprivate func endOfLastLine(before end: Int) -> Int? {
    var index = min(end, count)
    while index > 0 {
      if unsafe base[index - 1] == 0x0A { return index }
      index -= 1
    }
    return nil
  }

  /// The index after the first line feed at or after `start`.
  fileprivate func endOfFirstLine(from start: Int = 0) -> Int? {
    guard start < count, let found = unsafe memchr(base + start, 0x0A, count - start) else {
      return nil
    }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
  }
}

// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A line of a block, without its line end.
public struct Line: Sendable, Equatable {
  /// How a line ends.
  public enum Ending: Sendable, Equatable {
    case lineFeed, carriageReturnLineFeed, endOfInput
  }

  /// The bytes of the line in its block.
  public var range: Range<Int>
  /// What follows them.
  public var ending: Ending
}

/// Walks over the lines of a block.
public struct LineCursor {
  private let bytes: ByteBuffer
  /// The offset in the block of the first byte that has not been returned.
  public private(set) var position = 0

  /// Creates a cursor before the first line.
  public init(_ block: Block) { bytes = block.bytes }

  /// Whether the last line of the block has been returned.
  public var isAtEnd: Bool { position == bytes.count }

  /// Returns the next line; nil after the last.
  public mutating func next() -> Line? {
    let start = position
    let rest = bytes.count - start
    guard rest > 0 else { return nil }
    let line = unsafe bytes.base + start
    guard let feed = unsafe memchr(line, 0x0A, rest) else {
      position = bytes.count
      return Line(range: start..<bytes.count, ending: .endOfInput)
    }
    let length = unsafe UnsafeRawPointer(feed) - UnsafeRawPointer(line)
    position = start + length + 1
    if length > 0, unsafe line[length - 1] == 0x0D {
      return Line(range: start..<start + length - 1, ending: .carriageReturnLineFeed)
    }
    return Line(range: start..<start + length, ending: .lineFeed)
  }
}

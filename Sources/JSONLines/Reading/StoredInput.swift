// SPDX-License-Identifier: Apache-2.0

/// The bytes of an input as they are stored, with a look ahead.
///
/// Soundness: the buffer belongs to this object; pointers into it are used before the next call.
@safe final class StoredInput {
  private static let capacity = 256 << 10

  /// How many bytes have been used.
  private(set) var bytesUsed = 0

  private let source: any ByteSource
  private let buffer = ByteBuffer(capacity: capacity)
  private var start = 0
  private var reachedEnd = false

  init(_ source: any ByteSource) { self.source = source }

  var path: String { source.path }
  var byteCount: Int? { source.expectedByteCount }

  /// What has been read and not been used.
  var available: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: buffer.base + start, count: buffer.count - start)
  }

  /// Takes the first `count` bytes of `available` away.
  func use(_ count: Int) {
    start += count
    bytesUsed += count
  }

  /// Returns the next `count` bytes, or all that are left, without using them.
  func peek(_ count: Int) throws(ReadError) -> [UInt8] {
    while buffer.count - start < count, !reachedEnd { try fill() }
    return buffer.copy(start..<min(start + count, buffer.count))
  }

  /// Hands out what was looked at, then what the source gives, without a detour.
  func read(into target: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    let waiting = min(buffer.count - start, target.count)
    if waiting > 0 {
      unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: available[..<waiting]))
      use(waiting)
      return waiting
    }
    if reachedEnd { return 0 }
    let count = try unsafe source.read(into: target)
    reachedEnd = count == 0
    bytesUsed += count
    return count
  }

  private func fill() throws(ReadError) {
    if start > 0 {
      unsafe buffer.base.update(from: buffer.base + start, count: buffer.count - start)
      buffer.count -= start
      start = 0
    }
    let room = unsafe UnsafeMutableRawBufferPointer(
      start: buffer.base + buffer.count, count: StoredInput.capacity - buffer.count)
    let count = try unsafe source.read(into: room)
    reachedEnd = count == 0
    buffer.count += count
  }
}

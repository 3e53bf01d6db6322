// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A temporary file without a name: it is gone when the process ends, however it ends.
public final class SpillFile {
  /// The number of bytes in it.
  public private(set) var byteCount = 0

  private let directory: String
  private let descriptor: Int32

  /// The folder for temporary files: `TMPDIR`, or `/tmp`.
  public static var defaultDirectory: String {
    guard let path = unsafe getenv("TMPDIR"), unsafe path.pointee != 0 else { return "/tmp" }
    return unsafe String(cString: path)
  }

  /// Creates an empty file in `directory`.
  ///
  /// - Throws: `SpillError` when the folder cannot be written to.
  public init(in directory: String = defaultDirectory) throws(SpillError) {
    self.directory = directory
    var path = Array("\(directory)/jsonl-tools.XXXXXX".utf8CString)
    descriptor = unsafe mkstemp(&path)
    guard descriptor >= 0 else { throw SpillError(directory: directory, code: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unsafe unlink(path)
  }

  deinit { close(descriptor) }

  /// Appends bytes.
  ///
  /// - Throws: `SpillError` when the disk is full or fails.
  public func append(_ bytes: UnsafeRawBufferPointer) throws(SpillError) {
    var rest = unsafe bytes[...]
    while unsafe !rest.isEmpty {
      let room = unsafe UnsafeRawBufferPointer(rebasing: rest)
      let written = unsafe pwrite(descriptor, room.baseAddress, room.count, off_t(byteCount))
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw SpillError(directory: directory, code: errno) }
      unsafe rest = rest.dropFirst(written)
      byteCount += written
    }
  }

  /// Reads bytes from `offset` on into `room`; returns how many there were, 0 at the end.
  ///
  /// - Throws: `SpillError` when the disk fails.
  public func read(into room: UnsafeMutableRawBufferPointer, at offset: Int) throws(SpillError)
    -> Int
  {
    while true {
      let count = unsafe pread(descriptor, room.baseAddress, room.count, off_t(offset))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SpillError(directory: directory, code: errno) }
      return count
    }
  }

  /// Appends bytes.
  ///
  /// - Throws: `SpillError` when the disk is full or fails.
  public func append(_ bytes: Span<UInt8>) throws(SpillError) {
    var failure: SpillError?
    unsafe bytes.withUnsafeBytes { bytes in
      do throws(SpillError) { try unsafe append(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Returns the bytes in `range`, cut to what is there.
  ///
  /// - Throws: `SpillError` when the disk fails.
  public func read(_ range: Range<Int>) throws(SpillError) -> [UInt8] {
    let range = range.clamped(to: 0..<byteCount)
    var failure: SpillError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { room, filled in
      do throws(SpillError) {
        while filled < range.count {
          let rest = unsafe UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(room)[filled..<range.count])
          let count = try unsafe read(into: rest, at: range.lowerBound + filled)
          if count == 0 { break }
          filled += count
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Returns all bytes.
  ///
  /// - Throws: `SpillError` when the disk fails.
  public func contents() throws(SpillError) -> [UInt8] { try read(0..<byteCount) }
}

// SPDX-License-Identifier: Apache-2.0

internal import Hashing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that grows until it is complete, and knows its length and hash all the while.
///
/// Soundness: pointers are those of buffers whose size is passed with them; the descriptor belongs
/// to this object alone.
final class PartialFile {
  let path: String
  private(set) var byteCount = 0
  private var hash = SHA256()
  private let descriptor: Int32

  /// Opens the file at `path`, creating it, and reads what is in it.
  init(path: String) throws(FileError) {
    self.path = path
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(path: path, operation: "create", number: errno) }
  }

  deinit { close(descriptor) }

  /// Goes on after what is in the file already.
  func resume() throws(FileError) {
    var (count, found) = (0, SHA256())
    try LocalFiles.read(path) { piece in
      found.update(piece)
      count += piece.count
      return true
    }
    guard lseek(descriptor, off_t(count), SEEK_SET) >= 0 else { throw error("read") }
    (byteCount, hash) = (count, found)
  }

  /// Starts anew.
  func truncate() throws(FileError) {
    // What is no regular file has no length to cut.
    guard ftruncate(descriptor, 0) == 0 || errno == EINVAL else { throw error("write") }
    guard lseek(descriptor, 0, SEEK_SET) >= 0 else { throw error("write") }
    (byteCount, hash) = (0, SHA256())
  }

  /// Appends `bytes`.
  func append(_ bytes: Span<UInt8>) throws(FileError) {
    let number = unsafe bytes.withUnsafeBytes { bytes in unsafe write(bytes) }
    guard number == 0 else {
      throw FileError(path: path, operation: "write", number: number)
    }
    hash.update(bytes)
    byteCount += bytes.count
  }

  /// Returns the hash of the whole file.
  func digest() -> SHA256Digest { hash.digest() }

  /// Puts the complete file in its place, at once: nobody sees a part of it there.
  func move(to target: String) throws(FileError) {
    guard fsync(descriptor) == 0 else { throw error("write") }
    guard unsafe rename(path, target) == 0 else {
      throw FileError(path: target, operation: "create", number: errno)
    }
  }

  private func write(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    var rest = unsafe bytes[...]
    while unsafe !rest.isEmpty {
      let part = unsafe UnsafeRawBufferPointer(rebasing: rest)
      let count = unsafe systemWrite(descriptor, part.baseAddress, part.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count < 0 ? errno : EIO }
      unsafe rest = unsafe rest.dropFirst(count)
    }
    return 0
  }

  private func error(_ operation: String) -> FileError {
    FileError(path: path, operation: operation, number: errno)
  }
}

private func systemWrite(
  _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
) -> Int {
  unsafe write(descriptor, bytes, count)
}

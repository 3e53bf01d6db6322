// SPDX-License-Identifier: Apache-2.0

internal import CTemporaries

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file on its way to its name.
///
/// It is new, locked as long as its writer lives, and removed by the signals that end a process.
///
/// Soundness: the descriptor belongs to this object alone; pointers are those of buffers whose size
/// is passed with them.
final class TemporaryFile {
  /// Where it is until it is renamed.
  let path: String
  private let descriptor: Int32
  private var number: Int32 = -1
  private var isOpen = true
  private var byteCount = 0
  private var bytesBegun = 0

  /// How much is handed to the disk at a time, in bytes.
  private static let stretch = 8 << 20

  /// Creates the file at `path`, an absolute path, with the permissions that new files have, or for
  /// its owner alone.
  init(path: String, isPrivate: Bool = false) throws(SystemError) {
    self.path = path
    while true {
      let descriptor = unsafe open(
        path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, isPrivate ? 0o600 : 0o666)
      guard descriptor >= 0 else { throw SystemError(number: errno) }
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      var status = stat()
      // Between the two calls another process may have taken it for a leftover.
      if unsafe fstat(descriptor, &status) == 0, status.st_nlink == 0 {
        close(descriptor)
        continue
      }
      self.descriptor = descriptor
      break
    }
    number = unsafe ctemporaries_add(path)
  }

  deinit { closeFile() }

  /// Appends all of `bytes`.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    var rest = unsafe bytes[...]
    while unsafe !rest.isEmpty {
      let part = unsafe UnsafeRawBufferPointer(rebasing: rest)
      let count = unsafe systemWrite(descriptor, part.baseAddress, part.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemError(number: count < 0 ? errno : EIO) }
      unsafe rest = unsafe rest.dropFirst(count)
      byteCount += count
    }
    guard byteCount - bytesBegun >= TemporaryFile.stretch else { return }
    ctemporaries_begin_writing(descriptor, Int64(bytesBegun), Int64(byteCount - bytesBegun))
    bytesBegun = byteCount
  }

  /// Makes what was written durable.
  func synchronize() throws(SystemError) {
    #if canImport(Darwin)
      if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
    #endif
    guard fsync(descriptor) == 0 else { throw SystemError(number: errno) }
  }

  /// Stops looking after the file, which has another name now.
  func letGo() { closeFile() }

  /// Removes the file.
  func remove() {
    guard isOpen else { return }
    unsafe unlink(path)
    closeFile()
  }

  private func closeFile() {
    guard isOpen else { return }
    isOpen = false
    ctemporaries_forget(number)
    close(descriptor)
  }
}

private func systemWrite(
  _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
) -> Int {
  unsafe write(descriptor, bytes, count)
}

extension TemporaryFile {
  /// Appends all of `bytes`.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    let failure: SystemError? = unsafe bytes.withUnsafeBytes { bytes in
      do throws(SystemError) {
        try unsafe write(bytes)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }
}

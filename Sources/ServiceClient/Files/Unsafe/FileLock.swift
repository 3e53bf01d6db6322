// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that only one process holds at a time, and that goes with its holder.
///
/// Soundness: the descriptor belongs to this object alone; structures are passed to the C library
/// for the time of a call.
final class FileLock {
  private let path: String
  private let descriptor: Int32

  /// Waits for the lock at `path`; calls `wait` once when somebody else has it.
  init(path: String, wait: () -> Void) throws(FileError) {
    self.path = path
    var hasWaited = false
    while true {
      let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else {
        throw FileError(path: path, operation: "create", number: errno)
      }
      var isHeld = flock(descriptor, LOCK_EX | LOCK_NB) == 0
      if !isHeld, errno == EWOULDBLOCK {
        if !hasWaited { wait() }
        hasWaited = true
        while !isHeld {
          isHeld = flock(descriptor, LOCK_EX) == 0
          guard isHeld || errno == EINTR else { break }
        }
      }
      guard isHeld else {
        let number = errno
        close(descriptor)
        throw FileError(path: path, operation: "lock", number: number)
      }
      // Who had it before has removed the file; then this one is nobody's lock any more.
      if FileLock.isStill(descriptor, at: path) {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit {
    unsafe unlink(path)
    close(descriptor)
  }

  private static func isStill(_ descriptor: Int32, at path: String) -> Bool {
    var (held, named) = (stat(), stat())
    return unsafe fstat(descriptor, &held) == 0 && stat(path, &named) == 0
      && held.st_ino == named.st_ino && held.st_dev == named.st_dev
  }
}

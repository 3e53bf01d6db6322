// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file of this user that some writer has left or is still at.
///
/// It is opened once, so what is locked, judged and read is one file whatever becomes of its name.
///
/// Soundness: as in `TemporaryFile`.
final class LeftFile {
  /// What became of the wish for a file.
  enum Outcome {
    case gone
    /// It is no regular file, or another user's, and was not opened.
    case foreign
    /// Its writer lives.
    case inUse(LeftFile)
    /// It is locked here, and nobody's any more.
    case held(LeftFile)
  }

  private let path: String
  private let descriptor: Int32
  /// Whether others may write to it, or reach it by another name.
  let isOpenToOthers: Bool

  private init(_ path: String, _ descriptor: Int32, _ status: stat) {
    self.path = path
    self.descriptor = descriptor
    isOpenToOthers = status.st_mode & (S_IWGRP | S_IWOTH) != 0 || status.st_nlink > 1
  }

  deinit { close(descriptor) }

  /// Takes the file at `path` unless its writer lives.
  static func take(_ path: String) throws(SystemError) -> Outcome {
    var (held, named) = (stat(), stat())
    guard unsafe lstat(path, &named) == 0 else { return try outcome(errno) }
    // To open a device or a pipe can do something, so that is not even tried.
    guard FileSystem.isOwnFile(named) else { return .foreign }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return try outcome(errno) }
    let isKnown = unsafe fstat(descriptor, &held) == 0
    let file = LeftFile(path, descriptor, held)
    guard isKnown, FileSystem.isOwnFile(held) else { return .foreign }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return .inUse(file) }
    guard unsafe lstat(path, &named) == 0, FileIdentity(held) == FileIdentity(named) else {
      return .gone
    }
    return .held(file)
  }

  private static func outcome(_ error: Int32) throws(SystemError) -> Outcome {
    switch error {
    case ENOENT, ENOTDIR: return .gone
    case ELOOP, ENXIO, EACCES, EPERM: return .foreign
    default: throw SystemError(number: error)
    }
  }

  /// Returns its bytes; an error when there are more than `limit`.
  func contents(limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece: [UInt8] = Array(repeating: 0, count: 1 << 16)
    while true {
      let offset = off_t(bytes.count)
      let count = unsafe piece.withUnsafeMutableBytes { room in
        unsafe pread(descriptor, room.baseAddress, room.count, offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemError(number: errno) }
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else { throw SystemError(number: EFBIG) }
      bytes += piece[..<count]
    }
  }
}

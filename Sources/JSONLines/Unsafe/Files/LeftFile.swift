// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that some writer has left or is still at: locked here, it is nobody's any more.
///
/// Soundness: as in `TemporaryFile`.
final class LeftFile {
  /// What became of the wish for a file.
  enum Outcome {
    case gone
    /// Its writer lives.
    case inUse
    case held(LeftFile)
  }

  private let path: String
  private let descriptor: Int32

  private init(_ path: String, _ descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Takes the file at `path` unless its writer lives.
  static func take(_ path: String) throws(SystemError) -> Outcome {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return .gone }
      throw SystemError(number: errno)
    }
    let file = LeftFile(path, descriptor)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      return .inUse
    }
    var (held, named) = (stat(), stat())
    guard unsafe fstat(descriptor, &held) == 0, unsafe lstat(path, &named) == 0,
      FileIdentity(held) == FileIdentity(named)
    else { return .gone }
    return .held(file)
  }
}

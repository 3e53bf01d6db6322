// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Why a file of the cache could not be read or written.
public struct FileError: Error, Sendable, Equatable {
  /// The file or folder.
  public let path: String
  /// What was tried, such as "write".
  public let operation: String
  /// The number of the operating system.
  public let number: Int32
}

extension FileError: CustomStringConvertible {
  /// The error in a sentence, with what to do where that is known.
  public var description: String {
    let start = "cannot \(operation) \(path): "
    return switch number {
    case ENOSPC, EDQUOT:
      start + "the disk is full; make room, or set XDG_CACHE_HOME to a folder on another one"
    case EROFS, EACCES, EPERM:
      start + "not allowed; set XDG_CACHE_HOME to a folder that you may write to"
    default: start + (unsafe String(cString: strerror(number)))
    }
  }
}

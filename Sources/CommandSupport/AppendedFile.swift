// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file of somebody else's at whose end something is written.
public struct AppendedFile: ~Copyable {
  /// How many bytes it had.
  public let byteCount: Int
  private let path: String
  private let descriptor: Int32

  /// Opens the file, or makes it.
  ///
  /// - Throws: `CommandError` when that cannot be done.
  public init(path: String) throws {
    descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw unsafe CommandError("cannot write \(path): \(String(cString: strerror(errno)))")
    }
    self.path = path
    byteCount = max(0, Int(lseek(descriptor, 0, SEEK_END)))
  }

  deinit { close(descriptor) }

  /// Writes all of `text` at the end.
  ///
  /// - Throws: `CommandError` when not all of it could be written.
  public func append(_ text: String) throws {
    do throws(StandardStream.Failure) {
      try StandardStream(descriptor: descriptor).write(text)
    } catch {
      let reason = if case .system(let reason) = error { reason } else { "nobody reads it" }
      throw CommandError("cannot write \(path): \(reason)")
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file, a pipe or standard input, read once from front to back.
public final class FileSource: ByteSource {
  /// The path as it was given; "-" is standard input.
  public let path: String
  /// The length of a regular file when it was opened; nil for pipes and devices.
  public let expectedByteCount: Int?

  private let descriptor: Int32
  private var bytesRead = 0

  /// Opens the file at `path`; "-" is standard input.
  ///
  /// - Throws: `ReadError` when it cannot be opened or is a directory.
  public init(path: String) throws(ReadError) {
    self.path = path
    descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ReadError(path: path, cause: .system(errno)) }
    var status = stat()
    let known = unsafe fstat(descriptor, &status) == 0
    guard !known || status.st_mode & S_IFMT != S_IFDIR else {
      if path != "-" { close(descriptor) }
      throw ReadError(path: path, cause: .system(EISDIR))
    }
    // Standard input may be a file that somebody has read a part of.
    let isWhole = known && status.st_mode & S_IFMT == S_IFREG && path != "-"
    expectedByteCount = isWhole ? Int(status.st_size) : nil
  }

  deinit {
    if path != "-" { close(descriptor) }
  }

  /// Fills the start of `buffer`; at the end of a regular file, sees that it is still as long.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    while true {
      let count = unsafe systemRead(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw ReadError(path: path, cause: .system(errno)) }
      bytesRead += count
      if count == 0 { try checkLength() }
      return count
    }
  }

  private func checkLength() throws(ReadError) {
    guard let expectedByteCount, bytesRead != expectedByteCount else { return }
    throw ReadError(path: path, cause: .changed(expected: expectedByteCount, read: bytesRead))
  }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  unsafe read(descriptor, bytes, count)
}

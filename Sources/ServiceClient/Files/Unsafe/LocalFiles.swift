// SPDX-License-Identifier: Apache-2.0

internal import Hashing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The few things done to files here.
///
/// Soundness: every pointer comes from a call of the C library or from a buffer whose size is
/// passed with it, and is used only before the call that ends its life.
enum LocalFiles {
  /// Whether there is a regular file, perhaps by way of symbolic links.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Creates the folder that a file is to lie in, and those above it.
  static func createFolder(for file: String) throws(FileError) {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    for end in parts.indices where !parts[end].isEmpty {
      let folder = parts[...end].joined(separator: "/")
      guard unsafe mkdir(folder, 0o777) != 0, errno != EEXIST else { continue }
      // Somewhere above, making a folder may be refused for other reasons than its being there.
      let number = errno
      guard unsafe access(folder, F_OK) != 0 else { continue }
      throw FileError(path: folder, operation: "create", number: number)
    }
  }

  /// Removes a file; that there is none is fine.
  static func remove(_ path: String) throws(FileError) {
    guard unsafe unlink(path) != 0, errno != ENOENT else { return }
    throw FileError(path: path, operation: "remove", number: errno)
  }

  /// Returns the names in a folder in their order; nothing when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      unsafe withUnsafeBytes(of: &entry.pointee.d_name) { name in
        unsafe names.append(String(decoding: name.prefix { $0 != 0 }, as: UTF8.self))
      }
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  /// Returns the text of a small file; nil when it cannot be read or is not small.
  static func text(of path: String, limit: Int = 64 << 10) -> String? {
    var bytes: [UInt8] = []
    let isRead: Void? = try? read(path) { piece in
      for index in piece.indices { bytes.append(piece[index]) }
      return bytes.count <= limit
    }
    guard isRead != nil, bytes.count <= limit else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Returns the SHA-256 of a file.
  static func digest(of path: String) throws(FileError) -> SHA256Digest {
    var hash = SHA256()
    try read(path) { piece in
      hash.update(piece)
      return true
    }
    return hash.digest()
  }

  /// Calls `receive` with the bytes of a file until it returns false.
  static func read(
    _ path: String, _ receive: (Span<UInt8>) -> Bool
  ) throws(FileError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, operation: "read", number: errno) }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe systemRead(descriptor, bytes.baseAddress, bytes.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(path: path, operation: "read", number: errno) }
      guard count > 0, receive(buffer.span.extracting(first: count)) else { return }
    }
  }

  /// Writes a small file at once.
  static func write(_ text: String, to path: String) throws(FileError) {
    let file = try PartialFile(path: path)
    try file.truncate()
    let bytes = Array(text.utf8)
    try file.append(bytes.span)
  }
}

private func systemRead(
  _ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  unsafe read(descriptor, bytes, count)
}

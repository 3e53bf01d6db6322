// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Files that are read in one go.
public enum WholeFile {
  /// Returns all bytes of a file.
  ///
  /// - Throws: `ReadError` when it cannot be read, or has more than `limit` bytes.
  public static func read(_ path: String, limit: Int = 1 << 30) throws(ReadError) -> [UInt8] {
    try read(FileSource(path: path), limit: limit)
  }

  /// Returns all bytes of a source.
  ///
  /// - Throws: `ReadError` when it cannot be read, or has more than `limit` bytes.
  public static func read(
    _ source: any ByteSource, limit: Int = 1 << 30
  ) throws(ReadError) -> [UInt8] {
    let chunk = min(max(source.expectedByteCount ?? 0, 1 << 16), limit) + 1
    var bytes: [UInt8] = []
    while true {
      let used = bytes.count
      guard used <= limit else { throw ReadError(path: source.path, cause: .system(EFBIG)) }
      bytes.append(contentsOf: repeatElement(0, count: chunk))
      var failure: ReadError?
      let count = unsafe bytes.withUnsafeMutableBytes { room in
        do throws(ReadError) {
          return try unsafe source.read(
            into: UnsafeMutableRawBufferPointer(rebasing: room[used...]))
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      bytes.removeLast(chunk - count)
      if count == 0 { return bytes }
    }
  }
}

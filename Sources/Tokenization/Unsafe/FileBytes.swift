// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension ContentHash {
  /// Hashes a regular file without keeping it in memory; nil for files that can be read only once, and
  /// for those that cannot be read.
  init?(file path: String) {
    do throws(ReadError) {
      let source = try FileSource(path: path)
      guard source.expectedByteCount != nil else { return nil }
      var hasher = ContentHasher()
      // As much as stays in the cache.
      let part = FlatArray<UInt8>(repeating: 0, count: 1 << 17)
      while true {
        var used = 0
        while used < part.count {
          let room = unsafe UnsafeMutableRawBufferPointer(
            start: part.base + used, count: part.count - used)
          let count = unsafe try source.read(into: room)
          if count == 0 { break }
          used += count
        }
        let whole = unsafe UnsafeRawBufferPointer(start: part.base, count: used & ~31)
        unsafe hasher.add(whole)
        guard used < part.count else { continue }
        let rest = unsafe UnsafeRawBufferPointer(start: part.base + (used & ~31), count: used & 31)
        self = unsafe hasher.finish(rest)
        return
      }
    } catch {
      return nil
    }
  }
}

extension FlatArray<UInt8> {
  /// Scans the bytes as a JSON text; returns whether they are one.
  func scan(_ document: JSONDocument) -> Bool {
    unsafe document.scan(text: UnsafeBufferPointer(start: base, count: count))
  }

  /// Reads a whole file; sixteen zeros follow its bytes.
  ///
  /// - Throws: `TokenizerError` when it cannot be read, or has more than `limit` bytes.
  init(file path: String, limit: Int = 1 << 30) throws(TokenizerError) {
    do throws(ReadError) {
      let source = try FileSource(path: path)
      var memory = unsafe FlatArray(
        zeroed: Swift.min(Swift.max(source.expectedByteCount ?? 0, 1 << 16), limit) + 17)
      var used = 0
      while true {
        if used + 17 > memory.count {
          guard used <= limit else { throw ReadError(path: path, cause: .system(EFBIG)) }
          let larger = unsafe FlatArray(zeroed: memory.count * 2)
          unsafe larger.base.update(from: memory.base, count: used)
          memory = larger
        }
        let room = unsafe UnsafeMutableRawBufferPointer(
          start: memory.base + used, count: memory.count - 16 - used)
        let count = unsafe try source.read(into: room)
        if count == 0 { break }
        used += count
      }
      guard used <= limit else { throw ReadError(path: path, cause: .system(EFBIG)) }
      unsafe self.init(base: memory.base, count: used, owner: memory.owner)
    } catch {
      throw TokenizerError(path: path, cause: .unreadable(error))
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting
internal import JSONLines

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// An input that is read from any place on; a compressed one is unpacked to a temporary file first.
final class RandomAccessFile {
  private let path: String
  private let descriptor: Int32
  private let byteCount: Int
  private let unpacked: SpillFile?

  init(_ path: String) throws(SplitError) {
    self.path = path
    unpacked = try RandomAccessFile.unpack(path)
    if let unpacked {
      descriptor = -1
      byteCount = unpacked.byteCount
      return
    }
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .read(ReadError(path: path, cause: .system(errno))) }
    byteCount = Int(lseek(descriptor, 0, SEEK_END))
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Returns the bytes in `range`, cut to what is there.
  func read(_ range: Range<Int>) throws(SplitError) -> [UInt8] {
    if let unpacked {
      do throws(SpillError) { return try unpacked.read(range) } catch { throw .spill(error) }
    }
    let range = range.clamped(to: 0..<byteCount)
    var failed = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { room, filled in
      while filled < range.count {
        let rest = unsafe UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(room)[filled..<range.count])
        let count = unsafe pread(
          descriptor, rest.baseAddress, rest.count, off_t(range.lowerBound + filled))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          failed = true
          return
        }
        filled += count
      }
    }
    if failed { throw .changed(path: path) }
    return bytes
  }

  /// Writes the contents of a compressed file to a temporary one; nil when it is not compressed.
  private static func unpack(_ path: String) throws(SplitError) -> SpillFile? {
    do {
      let source = try InputSource(path: path)
      let reader = BlockReader(source, maximumLineBytes: 1 << 31)
      _ = try reader.peek(4)
      guard source.compression != nil else { return nil }
      let file = try SpillFile()
      while let block = try reader.next() {
        try file.append(block)
        reader.recycle(block)
      }
      return file
    } catch let error as ReadError {
      throw .read(error)
    } catch let error as SpillError {
      throw .spill(error)
    } catch {
      throw .changed(path: path)
    }
  }
}

extension SpillFile {
  fileprivate func append(_ block: Block) throws(SpillError) {
    var failure: SpillError?
    block.bytes.withSpan { bytes in
      do throws(SpillError) { try append(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}

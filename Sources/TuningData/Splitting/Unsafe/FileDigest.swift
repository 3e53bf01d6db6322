// SPDX-License-Identifier: Apache-2.0

internal import Hashing
internal import JSONLines

/// What is in a file, whatever it is: its length and its SHA-256.
struct FileDigest {
  private(set) var byteCount = 0
  private(set) var digest: SHA256Digest

  /// Reads the file at `path`, as it is stored, until there are more than `limit` bytes.
  init(_ path: String, limit: Int) throws(ReadError) {
    let source = try FileSource(path: path)
    var hash = SHA256()
    var failure: ReadError?
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    repeat {
      var count = 0
      unsafe buffer.withUnsafeMutableBytes { room in
        do throws(ReadError) { count = try unsafe source.read(into: room) } catch {
          failure = error
        }
      }
      if let failure { throw failure }
      guard count > 0 else { break }
      hash.update(buffer.span.extracting(0..<count))
      byteCount += count
    } while byteCount <= limit
    digest = hash.digest()
  }
}

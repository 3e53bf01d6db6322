// SPDX-License-Identifier: Apache-2.0

internal import Hashing
public import JSONLines

/// The lines of an earlier state of a file, so that only what is new since then is reported.
///
/// A line is known by 64 bits of a SHA-256 of its bytes, without its end: lines that only moved are
/// not new. Takes eight bytes of memory a line.
public struct EarlierLines: Sendable {
  /// The hashes, sorted.
  private let hashes: [UInt64]

  /// The lines of a file that was not there.
  public static let none = EarlierLines(hashes: [])

  private init(hashes: [UInt64]) { self.hashes = hashes }

  /// Reads the earlier state to its end.
  ///
  /// - Throws: `ReadError` when it cannot be read.
  public init(
    _ source: any ByteSource, maximumLineBytes: Int = BlockReader.defaultMaximumLineBytes
  ) throws(ReadError) {
    let reader = BlockReader(source, maximumLineBytes: maximumLineBytes)
    let most = BlockReader.limit(maximumLineBytes)
    var hashes: [UInt64] = []
    while let block = try reader.next() {
      var cursor = LineCursor(block)
      while let line = cursor.next() {
        let range = block.visible(line.range, limit: most)
        hashes.append(LineContext(block, range, number: 0).hash)
      }
      reader.recycle(block)
    }
    hashes.sort()
    self.hashes = hashes
  }

  /// Whether a line was there before.
  ///
  /// - Complexity: O(log n) in the number of lines.
  func contain(_ line: LineContext) -> Bool {
    let hash = line.hash
    var (low, high) = (0, hashes.count)
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < hashes.count && hashes[low] == hash
  }
}

extension LineContext {
  fileprivate var hash: UInt64 {
    SHA256.digest(of: buffer.copy(range)).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}

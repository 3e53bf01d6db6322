// SPDX-License-Identifier: Apache-2.0

internal import Hashing
internal import JSONLines

/// Names records by what they say, so that a finding is known again when its line has moved.
struct RecordName {
  private let maximumLineBytes: Int
  private let document = JSONDocument()
  private var canonical = CanonicalJSON()
  private var last: (start: Int, name: String)?

  /// Creates names of lines of which no more than `maximumLineBytes` are read.
  init(maximumLineBytes: Int) { self.maximumLineBytes = BlockReader.limit(maximumLineBytes) }

  /// Returns the name of the record that a place is in: the first half of the SHA-256 of its
  /// canonical form (RFC 8785), of a line that is no JSON of its bytes; nil when it is not in `block`.
  mutating func name(of place: Place, in block: Block) -> String? {
    let start = place.byteOffset - (place.byteColumn - 1)
    // Some places were noted in an earlier block.
    guard (block.offset..<block.offset + block.bytes.count).contains(start) else { return nil }
    if let last, last.start == start { return last.name }
    let name = name(lineAt: start - block.offset, in: block)
    last = (start, name)
    return name
  }

  private mutating func name(lineAt start: Int, in block: Block) -> String {
    var end = start
    while end < block.bytes.count, block.bytes[end] != 0x0A { end += 1 }
    let first = lineStart(start, in: block)
    if block.oversizedLine != nil || end - first > maximumLineBytes {
      // Of a line over the limit as much counts as the reader keeps of one longer than a block.
      end = min(end, first + min(maximumLineBytes, BlockReader.oversizedPrefix))
    } else if end > start, block.bytes[end - 1] == 0x0D {
      end -= 1
    }
    canonical.removeAll()
    if document.scan(block.bytes, start..<end), let root = document.root {
      canonical.append(root)
    } else {
      canonical.append(block.bytes.copy(start..<end))
    }
    return String("\(SHA256.digest(of: canonical.bytes))".prefix(32))
  }
  /// Columns of the first line count from behind a byte order mark.
  private func lineStart(_ start: Int, in block: Block) -> Int {
    start == 3 && block.offset == 0 && block.bytes[0] == 0xEF ? 0 : start
  }
}

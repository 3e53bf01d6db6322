// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting

/// Lines that come out in the order of their keys, however many there are.
///
/// What memory does not hold goes to temporary files by the first bits of the keys; each of them is
/// then sorted by itself. So a shuffle can be as much larger than the memory as there are files.
final class LineShuffle {
  private static let bucketCount = 256

  /// Whether the file begins with a byte order mark, which must not get between the lines.
  var startsWithByteOrderMark = false

  private let memory: Int
  private var lines: [(key: UInt64, bytes: [UInt8])] = []
  private var heldBytes = 0
  private var buckets: [SpillFile] = []

  init(memory: Int) { self.memory = memory }

  /// Adds a line with its end.
  func add(_ line: [UInt8], key: UInt64) throws(SpillError) {
    lines.append((key, line))
    heldBytes += line.count + 64
    if heldBytes > memory { try spill() }
  }

  /// Calls `body` with all lines by their keys.
  func drain(_ body: ([UInt8]) throws(SplitError) -> Void) throws(SplitError) {
    if startsWithByteOrderMark { try body([0xEF, 0xBB, 0xBF]) }
    guard !buckets.isEmpty else { return try drainHeld(body) }
    do throws(SpillError) { try spill() } catch { throw .spill(error) }
    for bucket in buckets {
      do throws(SpillError) { lines = try bucket.keyedLines() } catch { throw .spill(error) }
      try drainHeld(body)
    }
  }

  private func drainHeld(_ body: ([UInt8]) throws(SplitError) -> Void) throws(SplitError) {
    // Hashes of 64 bits: where two are the same, the sort keeps the order of the input.
    lines.sort { $0.key < $1.key }
    for line in lines { try body(line.bytes) }
    lines = []
  }

  private func spill() throws(SpillError) {
    if buckets.isEmpty {
      for _ in 0..<LineShuffle.bucketCount { buckets.append(try SpillFile()) }
    }
    var pieces: [[UInt8]] = Array(repeating: [], count: LineShuffle.bucketCount)
    for line in lines { pieces[Int(line.key >> 56)].append(line.key, line.bytes) }
    for (bucket, piece) in zip(buckets, pieces) { try bucket.append(piece.span) }
    lines.removeAll(keepingCapacity: true)
    heldBytes = 0
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ key: UInt64, _ line: [UInt8]) {
    for shift in stride(from: 0, to: 64, by: 8) { append(UInt8(key >> UInt64(shift) & 0xFF)) }
    for shift in stride(from: 0, to: 64, by: 8) { append(UInt8(line.count >> shift & 0xFF)) }
    self += line
  }
}

extension SpillFile {
  /// All lines in the file with their keys.
  fileprivate func keyedLines() throws(SpillError) -> [(key: UInt64, bytes: [UInt8])] {
    let bytes = try contents()
    var lines: [(key: UInt64, bytes: [UInt8])] = []
    var position = 0
    func number() -> UInt64 {
      defer { position += 8 }
      return bytes[position..<position + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    while position < bytes.count {
      let key = number()
      let count = Int(number())
      lines.append((key, Array(bytes[position..<position + count])))
      position += count
    }
    return lines
  }
}

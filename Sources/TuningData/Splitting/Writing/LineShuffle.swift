// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting

/// Lines that come out in the order of their keys, however many there are.
///
/// What memory does not hold goes to a temporary file, in pieces by the first bits of the keys; the
/// pieces with the same bits are then sorted by themselves. So a shuffle can be as much larger than
/// the memory as there are values of these bits.
final class LineShuffle {
  private static let bucketCount = 256

  /// Whether the file begins with a byte order mark, which must not get between the lines.
  var startsWithByteOrderMark = false

  private let memory: Int
  private var lines: [(key: UInt64, bytes: [UInt8])] = []
  private var heldBytes = 0
  private var file: SpillFile?
  /// Where the pieces of each bucket lie in the file.
  private var pieces: [[Range<Int>]] = Array(repeating: [], count: LineShuffle.bucketCount)

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
    guard let file else { return try drainHeld(body) }
    do throws(SpillError) { try spill() } catch { throw .spill(error) }
    for bucket in pieces {
      do throws(SpillError) {
        for piece in bucket { lines += try file.keyedLines(in: piece) }
      } catch {
        throw .spill(error)
      }
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
    let file: SpillFile
    if let opened = self.file { file = opened } else { file = try SpillFile() }
    self.file = file
    var bytes: [[UInt8]] = Array(repeating: [], count: LineShuffle.bucketCount)
    for line in lines { bytes[Int(line.key >> 56)].append(line.key, line.bytes) }
    for (bucket, bytes) in bytes.enumerated() where !bytes.isEmpty {
      let start = file.byteCount
      try file.append(bytes.span)
      pieces[bucket].append(start..<file.byteCount)
    }
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
  /// The lines in a piece of the file with their keys.
  fileprivate func keyedLines(
    in piece: Range<Int>
  ) throws(SpillError) -> [(key: UInt64, bytes: [UInt8])] {
    let bytes = try read(piece)
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

// SPDX-License-Identifier: Apache-2.0

/// Hands out the records of one sorted run, from memory or from a file.
struct RunReader {
  private static let chunk = 1 << 13

  private(set) var current: SortRecord?
  private var records: [SortRecord]
  private var next = 0
  private let file: SpillFile?
  private var rest: Range<Int>

  /// Creates a reader of a run in memory.
  init(_ records: [SortRecord]) {
    self.records = records
    file = nil
    rest = 0..<0
    current = records.first
    next = 1
  }

  /// Creates a reader of the run in a range of a file.
  init(_ file: SpillFile?, _ range: Range<Int>) throws(SpillError) {
    self.file = file
    records = []
    rest = range
    try advance()
  }

  /// Goes to the next record; `current` is nil after the last.
  mutating func advance() throws(SpillError) {
    if next == records.count, !rest.isEmpty { try fill() }
    guard next < records.count else {
      current = nil
      return
    }
    current = records[next]
    next += 1
  }

  private mutating func fill() throws(SpillError) {
    let stride = MemoryLayout<SortRecord>.stride
    let wanted = min(RunReader.chunk, rest.count / stride)
    records = Array(repeating: SortRecord(key: 0, row: 0), count: wanted)
    next = 0
    var filled = 0
    while filled < wanted * stride, let file {
      let start = rest.lowerBound
      let count = try records.readBytes(from: filled, file, at: start)
      guard count > 0 else { break }
      filled += count
      rest = start + count..<rest.upperBound
    }
  }
}

extension SpillFile {
  /// Appends the memory of `records`: they are read back by the same process only.
  func append(_ records: [SortRecord]) throws(SpillError) {
    var failure: SpillError?
    unsafe records.withUnsafeBytes { bytes in
      do throws(SpillError) { try unsafe append(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}

extension [SortRecord] {
  fileprivate mutating func readBytes(
    from start: Int, _ file: SpillFile, at offset: Int
  ) throws(SpillError) -> Int {
    var failure: SpillError?
    var count = 0
    unsafe withUnsafeMutableBytes { bytes in
      let room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
      do throws(SpillError) {
        count = try unsafe file.read(into: room, at: offset)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return count
  }
}

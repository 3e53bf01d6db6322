// SPDX-License-Identifier: Apache-2.0

/// Sorts more records than memory holds.
///
/// Records are collected into runs, each sorted when it is full. Runs stay in memory as long as they
/// fit into what is allowed, later ones go to a temporary file; at the end all runs are merged.
///
///     let sorter = SpillingSorter(memory: 256 << 20)
///     try sorter.append(SortRecord(key: hash, row: 0))
///     try sorter.forEach { record in … }  // in the order of the keys, as often as wanted
public final class SpillingSorter {
  /// How many records a run has: its bytes fit into a cache of the last level.
  static let defaultRunLength = 1 << 20

  /// The number of records.
  public private(set) var count = 0

  private let memory: Int
  private let runLength: Int
  private let directory: String
  private var current: [SortRecord] = []
  private var scratch: [SortRecord] = []
  private var runs: [[SortRecord]] = []
  private var spilled: [Range<Int>] = []
  private var file: SpillFile?

  /// Creates a sorter that holds about `memory` bytes of records before it uses the disk.
  public convenience init(memory: Int, directory: String = SpillFile.defaultDirectory) {
    self.init(memory: memory, runLength: SpillingSorter.defaultRunLength, directory: directory)
  }

  init(memory: Int, runLength: Int, directory: String = SpillFile.defaultDirectory) {
    self.memory = memory
    self.runLength = runLength
    self.directory = directory
  }

  /// Whether the disk is in use.
  public var hasSpilled: Bool { file != nil }

  /// Adds a record.
  ///
  /// - Throws: `SpillError` when a run cannot be written.
  public func append(_ record: SortRecord) throws(SpillError) {
    current.append(record)
    count += 1
    if current.count == runLength { try finishRun() }
  }

  /// Calls `body` with every record in order: by key, records of the same key by row.
  ///
  /// May be called again, also after more records were added.
  ///
  /// - Throws: `SpillError` when the disk fails.
  /// - Complexity: O(*n* log *r*) for *n* records in *r* runs.
  public func forEach(_ body: (SortRecord) throws(SpillError) -> Void) throws(SpillError) {
    try finishRun()
    scratch = []
    var readers: [RunReader] = runs.map { RunReader($0) }
    for range in spilled { readers.append(try RunReader(file, range)) }
    try RunMerge.forEach(of: readers, body)
  }

  private func finishRun() throws(SpillError) {
    guard !current.isEmpty else { return }
    RadixSort.sort(&current, scratch: &scratch)
    let held = runs.reduce(0) { $0 + $1.count } * MemoryLayout<SortRecord>.stride
    let size = current.count * MemoryLayout<SortRecord>.stride
    if held + size <= memory {
      runs.append(current)
      current = []
    } else {
      try spill()
      current.removeAll(keepingCapacity: true)
    }
  }

  private func spill() throws(SpillError) {
    let file: SpillFile
    if let opened = self.file { file = opened } else { file = try SpillFile(in: directory) }
    self.file = file
    let start = file.byteCount
    try file.append(current)
    spilled.append(start..<file.byteCount)
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Reads a file again for the sake of some of its lines.
struct ChosenLines {
  private let input: ComparedInput
  private let options: LintOptions

  init(_ input: ComparedInput, _ options: LintOptions) {
    self.input = input
    self.options = options
  }

  /// A chosen line, by its number from 0.
  struct Line: Sendable {
    let number: UInt32
    /// The line in its block, without its end.
    let range: Range<Int>
  }

  /// Some of the lines of a block.
  struct Lines: Sendable {
    let block: Block
    let lines: [Line]
  }

  /// Reads the lines in `wanted`, which ascend.
  ///
  /// `work` is called on any core with lines of a block, `emit` in order with its result.
  func read<Result: Sendable>(
    _ wanted: [UInt32], work: @escaping @Sendable (Lines) -> Result,
    emit: (Result) throws(CompareError) -> Void
  ) async throws(CompareError) {
    let source = try input.open()
    let reader = BlockReader(
      source, blockSize: options.blockSize, maximumLineBytes: options.maximumLineBytes)
    var search = Search(wanted: wanted[...])
    try await OrderedPipeline.run(jobs: options.jobs) { () throws(CompareError) -> Lines? in
      while !search.wanted.isEmpty {
        guard let block = try reader.nextCompared() else { throw .changed(path: input.path) }
        let lines = search.lines(block)
        if !lines.isEmpty { return Lines(block: block, lines: lines) }
        reader.recycle(block)
      }
      return nil
    } work: { lines in
      (lines.block, work(lines))
    } emit: { (item: (Block, Result)) throws(CompareError) in
      try emit(item.1)
      reader.recycle(item.0)
    }
  }

  /// How far the file has been searched.
  private struct Search {
    var wanted: ArraySlice<UInt32>
    private var next: UInt32 = 0

    init(wanted: ArraySlice<UInt32>) { self.wanted = wanted }

    mutating func lines(_ block: Block) -> [Line] {
      var lines: [Line] = []
      var cursor = LineCursor(block)
      while let line = cursor.next() {
        if wanted.first == next {
          wanted.removeFirst()
          let range = block.withoutByteOrderMark(line.range)
          lines.append(Line(number: next, range: block.oversizedLine == nil ? range : 0..<0))
        }
        next += 1
      }
      return lines
    }
  }
}

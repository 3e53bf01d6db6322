// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The second reading of the input: its lines are written.
struct WritingPass {
  private let options: SplitOptions

  init(_ options: SplitOptions) { self.options = options }

  private struct Item: Sendable {
    let block: Block
    let firstLine: Int
    let starts: [Int]
  }

  /// Reads the file at `path`, which has to have as many lines as before.
  ///
  /// `work` is called on any core with a block, the number of its first line from 0, and where its
  /// lines start; `emit` in order with its result and the share of the lines that is done.
  func read<Result: Sendable>(
    _ path: String, lineCount: Int,
    work: @escaping @Sendable (_ block: Block, _ firstLine: Int, _ starts: [Int]) -> Result,
    emit: (Result, Double) throws(SplitError) -> Void
  ) async throws(SplitError) {
    let source: InputSource
    do throws(ReadError) { source = try InputSource(path: path) } catch { throw .read(error) }
    let reader = BlockReader(
      source, blockSize: options.lint.blockSize, maximumLineBytes: options.lint.maximumLineBytes)
    var line = 0
    var done = 0
    try await OrderedPipeline.run(jobs: options.lint.jobs) { () throws(SplitError) -> Item? in
      let block: Block?
      do throws(ReadError) { block = try reader.next() } catch { throw .read(error) }
      guard let block else { return nil }
      let item = Item(block: block, firstLine: line, starts: WritingPass.starts(block))
      line += item.starts.count - 1
      // Another file by now: its lines have no parts.
      guard line <= lineCount, block.oversizedLine == nil else { throw .changed(path: path) }
      return item
    } work: { item in
      (item, work(item.block, item.firstLine, item.starts))
    } emit: { (item: (Item, Result)) throws(SplitError) in
      done += item.0.starts.count - 1
      try emit(item.1, Double(done) / Double(max(1, lineCount)))
      reader.recycle(item.0.block)
    }
    guard line == lineCount else { throw .changed(path: path) }
  }

  private static func starts(_ block: Block) -> [Int] {
    var starts = [0]
    var cursor = LineCursor(block)
    while cursor.next() != nil { starts.append(cursor.position) }
    return starts
  }
}

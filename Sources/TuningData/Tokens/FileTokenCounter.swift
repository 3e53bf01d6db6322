// SPDX-License-Identifier: Apache-2.0

public import JSONLines
public import Tokenization

/// Counts the tokens of files.
public struct FileTokenCounter: Sendable {
  /// Why a file could not be counted.
  public enum Failure: Error, Sendable, CustomStringConvertible {
    /// It could not be read.
    case read(ReadError)
    /// The tokenizer cannot cope with a text in it.
    case tokenizer(TokenizerError)

    /// The failure in a sentence.
    public var description: String {
      switch self {
      case .read(let error): error.description
      case .tokenizer(let error): error.description
      }
    }
  }

  /// How many blocks are worked on at the same time.
  public var jobs = 1
  /// The format that rows are read as; nil when it is found out for each.
  public var format: DatasetFormat?
  /// The longest line in bytes that is read.
  public var maximumLineBytes = BlockReader.defaultMaximumLineBytes
  /// The size of a block in bytes; results do not depend on it.
  public var blockSize = BlockReader.defaultBlockSize

  private let pool: WorkerPool<RowTokenCounter>
  private let errorPercent: Double?

  /// Creates a counter.
  public init(_ setup: TokenSetup) {
    errorPercent = setup.errorPercent
    pool = WorkerPool { RowTokenCounter(setup) }
  }

  private struct Counted: Sendable {
    let block: Block
    var lines = 0
    var summary = TokenSummary()
    var rows: [RowOutcome] = []
    var failure: TokenizerError?
  }

  /// Reads `source` to its end and returns what it comes to.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - progress: Called between blocks with the number of bytes that are done.
  ///   - eachRow: Called for every row in the order of the file, with its line from 1; nil when
  ///     nobody asks for rows.
  /// - Returns: What the file comes to.
  /// - Throws: `Failure` when the file cannot be read or counted; whatever `eachRow` throws ends the
  ///   count, too.
  public func count(
    _ source: any ByteSource, progress: (Int) -> Void = { _ in },
    eachRow: ((_ line: Int, _ outcome: RowOutcome) throws -> Void)? = nil
  ) async throws -> TokenSummary {
    let reader = BlockReader(source, blockSize: blockSize, maximumLineBytes: maximumLineBytes)
    var summary = TokenSummary()
    summary.errorPercent = errorPercent
    var lines = 0
    var done = 0
    let wantsRows = eachRow != nil
    var wholeFile: String?
    try await OrderedPipeline.run(jobs: jobs) { () throws -> Block? in
      do throws(ReadError) {
        guard let block = try reader.next() else { return nil }
        if block.offset == 0 { wholeFile = WholeFileJSON.found(in: block, source) }
        return block
      } catch { throw Failure.read(error) }
    } work: { [self] block in
      count(block, wantsRows: wantsRows)
    } emit: { (counted: Counted) throws in
      if let failure = counted.failure { throw Failure.tokenizer(failure) }
      summary.add(counted.summary, after: lines)
      for (index, row) in counted.rows.enumerated() { try eachRow?(lines + index + 1, row) }
      lines += counted.lines
      done += counted.block.byteCount
      reader.recycle(counted.block)
      progress(done)
    }
    // A file of rows has some of them, whatever its start looks like.
    if summary.unusable > summary.rows { summary.wholeFile = wholeFile }
    return summary
  }

  private func count(_ block: Block, wantsRows: Bool) -> Counted {
    pool.with { counter in
      var counted = Counted(block: block)
      let document = JSONDocument()
      let survey = RecordSurvey()
      var cursor = LineCursor(block)
      while let line = cursor.next() {
        counted.lines += 1
        var range = line.range
        if block.offset == 0, counted.lines == 1, block.bytes.copy(range.prefix(3)) == byteOrderMark
        {
          range = range.lowerBound + 3..<range.upperBound
        }
        var format: DatasetFormat?
        var outcome = RowOutcome.unusable
        if block.oversizedLine == nil, range.count <= maximumLineBytes,
          document.scan(block.bytes, range), let root = document.root
        {
          format = self.format
          if format == nil, case .format(let found) = survey.look(at: document).shape {
            format = found
          }
          do throws(TokenizerError) {
            if let format { outcome = try counter.count(root, format) }
          } catch {
            counted.failure = counted.failure ?? error
          }
        } else if range.allSatisfy({ [0x20, 0x09, 0x0D].contains(block.bytes[$0]) }) {
          outcome = .blank
        }
        counted.summary.add(
          outcome, format, line: counted.lines,
          byteOffset: block.offset + line.range.lowerBound)
        if wantsRows { counted.rows.append(outcome) }
      }
      return counted
    }
  }
}

extension WholeFileJSON {
  /// Returns what a file is that starts with `block`, and what to do; nil when it may be rows.
  fileprivate static func found(in block: Block, _ source: any ByteSource) -> String? {
    let bytes = block.bytes.copy(0..<min(block.byteCount, FileHead.maximumBytes))
    let head = FileHead(
      path: source.path, byteCount: source.expectedByteCount, compression: source.compression,
      bytes: bytes,
      isWhole: source.expectedByteCount == bytes.count, options: LintOptions(), model: nil)
    return WholeFileJSON(head).map { "\($0.message); \($0.help(head))" }
  }
}

private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

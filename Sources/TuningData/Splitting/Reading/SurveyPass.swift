// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The first reading of the input: rows are checked and looked at.
struct SurveyPass {
  /// What the check of the rows found.
  struct Report {
    let file: FileReport
    /// Whether nothing stands against the split.
    let isAcceptable: Bool
  }

  private let options: SplitOptions
  private let pool: WorkerPool<RowReader>

  init(_ options: SplitOptions) {
    self.options = options
    pool = WorkerPool { RowReader(options) }
  }

  /// Reads the file at `path` to its end; returns the report where rows are checked.
  ///
  /// `work` is called on any core with what was found out about a block, `emit` in order with its
  /// result and the share of the file that is done.
  func read<Result: Sendable>(
    _ path: String, work: @escaping @Sendable (SplitBlock) -> Result,
    emit: (Result, Double) throws(SplitError) -> Void
  ) async throws(SplitError) -> Report? {
    let source: InputSource
    do throws(ReadError) { source = try InputSource(path: path) } catch { throw .read(error) }
    let reader = BlockReader(
      source, blockSize: options.lint.blockSize, maximumLineBytes: options.lint.maximumLineBytes)
    var lint = options.checks ? LintPass(options.rulePlan, options.lint) : nil
    if lint != nil {
      let reads: Bool?
      do throws(ReadError) { reads = try lint?.begin(source, reader) } catch { throw .read(error) }
      if reads == false, let report = lint?.finish(source, reader) {
        return Report(file: report, isAcceptable: false)
      }
    }
    let check = lint?.checkVisiting
    let rejects = options.rejectsPath != nil
    let pool = pool
    var line = 0
    try await OrderedPipeline.run(jobs: options.lint.jobs) { () throws(SplitError) -> Block? in
      try next(reader, path)
    } work: { block in
      let result = pool.with { reader in
        check.map { reader.read(block, rejecting: rejects, checking: $0) } ?? reader.read(block)
      }
      return (result.lint, result.lineCount, work(result), block)
    } emit: { (item: (BlockResult?, Int, Result, Block)) throws(SplitError) in
      if item.3.oversizedLine != nil {
        throw .longLine(path: path, line: line + 1, limit: options.lint.maximumLineBytes)
      }
      line += item.1
      if let found = item.0 { lint?.add(found) }
      let total = max(1, source.storedByteCount ?? 1)
      try emit(item.2, min(1, Double(source.storedBytesUsed) / Double(total)))
      reader.recycle(item.3)
    }
    guard let report = lint?.finish(source, reader) else { return nil }
    let errors = lint?.errorsOfFile(report) ?? 0
    return Report(file: report, isAcceptable: rejects ? errors == 0 : report.count(.error) == 0)
  }

  private func next(_ reader: BlockReader, _ path: String) throws(SplitError) -> Block? {
    do throws(ReadError) { return try reader.next() } catch { throw .read(error) }
  }
}

extension SplitOptions {
  /// The rules of the check; keys that the split itself needs may be there.
  fileprivate var rulePlan: RulePlan {
    let keys = groupBy.flatMap(\.topLevelKeys) + stratify.flatMap(\.topLevelKeys)
    let needsKeys = !keys.isEmpty || timeKey != nil
    let rules = RuleCatalogue.rules.filter {
      !needsKeys || !["format/unknown-top-key", "format/metadata-present"].contains($0.id)
    }
    return RulePlan(lint, rules: rules)
  }
}

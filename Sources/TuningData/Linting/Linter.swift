// SPDX-License-Identifier: Apache-2.0

public import JSONLines

/// Checks files of training data.
///
/// ```swift
/// let linter = Linter()
/// let report = try await linter.check(InputSource(path: "train.jsonl"))
/// for diagnostic in report.diagnostics {
///   print(diagnostic.place?.line ?? 0, diagnostic.rule, diagnostic.message)
/// }
/// ```
///
/// Memory does not grow with the file: it is a few blocks for each job, and the longest line.
public struct Linter: Sendable {
  private let options: LintOptions
  private let plan: RulePlan

  /// Creates a linter with all rules of the catalogue.
  public init(options: LintOptions = LintOptions()) {
    self.init(options: options, rules: RuleCatalogue.rules)
  }

  init(options: LintOptions, rules: [Rule], ignoresTraits: Bool = false) {
    self.options = options
    plan = RulePlan(options, rules: rules, ignoresTraits: ignoresTraits)
  }

  /// Reads `source` to its end and returns what was found.
  ///
  /// The report is the same at any number of jobs. `progress` is called between blocks with the
  /// number of bytes that are done.
  ///
  /// `findings` is given the findings as they come: those of a block together and in the order of the
  /// lines, then those of the file as a whole; of every rule the first `maximumDiagnostics`, also when
  /// the report lists fewer.
  ///
  /// - Throws: `ReadError` when the source fails; faults in the data are never thrown.
  public func check(
    _ source: any ByteSource, progress: (Int) -> Void = { _ in },
    findings: (([Diagnostic]) -> Void)? = nil
  ) async throws(ReadError) -> FileReport {
    let reader = BlockReader(
      source, blockSize: options.blockSize, maximumLineBytes: options.maximumLineBytes)
    var pass = LintPass(plan, options, isHeard: findings != nil)
    guard try pass.begin(source, reader) else {
      return finish(&pass, source, reader, findings)
    }
    let check = pass.check
    var done = 0
    try await OrderedPipeline.run(jobs: options.jobs) { () throws(ReadError) -> Block? in
      try reader.next()
    } work: { block in
      check(block)
    } emit: { result throws(ReadError) in
      pass.add(result)
      findings?(pass.takeFresh())
      reader.recycle(result.block)
      done += result.totals.bytes
      progress(done)
    }
    return finish(&pass, source, reader, findings)
  }

  private func finish(
    _ pass: inout LintPass, _ source: any ByteSource, _ reader: BlockReader,
    _ findings: (([Diagnostic]) -> Void)?
  ) -> FileReport {
    let report = pass.finish(source, reader)
    findings?(pass.takeFresh())
    return report
  }
}

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
    plan = RulePlan(
      rules: rules, model: options.profile, tokens: options.tokens, ignoresTraits: ignoresTraits)
  }

  /// Reads `source` to its end and returns what was found.
  ///
  /// The report is the same at any number of jobs. `progress` is called between blocks with the
  /// number of bytes that are done.
  ///
  /// - Throws: `ReadError` when the source fails; faults in the data are never thrown.
  public func check(
    _ source: any ByteSource, progress: (Int) -> Void = { _ in }
  ) async throws(ReadError) -> FileReport {
    let reader = BlockReader(
      source, blockSize: options.blockSize, maximumLineBytes: options.maximumLineBytes)
    var pass = LintPass(plan, options)
    guard try pass.begin(source, reader) else { return pass.finish(source, reader) }
    let check = pass.check
    var done = 0
    try await OrderedPipeline.run(jobs: options.jobs) { () throws(ReadError) -> Block? in
      try reader.next()
    } work: { block in
      check(block)
    } emit: { result throws(ReadError) in
      pass.add(result)
      reader.recycle(result.block)
      done += result.totals.bytes
      progress(done)
    }
    return pass.finish(source, reader)
  }
}

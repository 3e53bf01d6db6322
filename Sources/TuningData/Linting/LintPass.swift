// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// One reading of a file by the rules, for whoever reads it: the linter, or a split that checks what
/// it reads anyway.
struct LintPass {
  private let plan: RulePlan
  private let options: LintOptions
  private var fold: FileFold
  private var errorsInLines = 0
  /// How much of the file was looked at when the rest was to be left.
  private var bytesUntilStop: Int?

  /// Starts a reading; `isHeard` when findings are taken as they come.
  init(_ plan: RulePlan, _ options: LintOptions, isHeard: Bool = false) {
    self.plan = plan
    self.options = options
    fold = FileFold(plan, options, isHeard: isHeard)
  }

  /// Runs the rules that look at the start of the file; returns whether the rest is to be read.
  ///
  /// To be called before the first block is asked for.
  mutating func begin(_ source: any ByteSource, _ reader: BlockReader) throws(ReadError) -> Bool {
    let (bytes, isWhole) = try reader.peek(FileHead.maximumBytes)
    let head = FileHead(
      path: source.path, byteCount: source.expectedByteCount, compression: source.compression,
      bytes: bytes, isWhole: isWhole, options: options, model: plan.model)
    var findings = Findings(plan.policy, path: source.path)
    for (rule, check) in plan.heads {
      findings.rule = rule
      check(head, &findings)
    }
    fold.add(findings)
    guard findings.stopsFile else { return true }
    bytesUntilStop = source.expectedByteCount ?? bytes.count
    return false
  }

  /// What runs the rules over a block, on any core.
  var check: @Sendable (Block) -> BlockResult {
    let (plan, options) = (plan, options)
    return { BlockChecker.check($0, plan, options) }
  }

  /// What runs the rules over a block and shows every line to whoever wants to see it.
  var checkVisiting: @Sendable (Block, (CheckedLine) -> Void) -> BlockResult {
    let (plan, options) = (plan, options)
    return { BlockChecker.check($0, plan, options, visit: $1) }
  }

  /// Adds the findings of the block that follows those added before.
  mutating func add(_ result: BlockResult) {
    errorsInLines += plan.rules.indices.reduce(0) {
      $0 + (plan.policy.severities[$1] == .error ? result.findings.counts[$1] : 0)
    }
    fold.add(result)
  }

  /// Returns the findings that were added since the last call.
  mutating func takeFresh() -> [Diagnostic] { fold.takeFresh() }

  /// Adds findings of a comparison with another file; their lines count from the start of the file.
  mutating func add(_ findings: Findings) { fold.addOfFile(findings) }

  /// Runs the rules that judge the file as a whole and sums up.
  mutating func finish(_ source: any ByteSource, _ reader: BlockReader) -> FileReport {
    fold.finish(
      path: source.path, bytes: bytesUntilStop ?? reader.bytesRead, isStopped: bytesUntilStop != nil
    )
  }

  /// Returns how many errors of a finished report are of the file as a whole, not of a line.
  func errorsOfFile(_ report: FileReport) -> Int { report.count(.error) - errorsInLines }
}

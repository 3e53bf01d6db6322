// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Puts the results of a file's blocks together, in the order of the file.
struct FileFold {
  private let plan: RulePlan
  private let options: LintOptions
  private var totals = FileTotals()
  private var tokens = TokenSummary()
  private var statistics: FileStatistics?
  private var samples: [RowSample] = []
  private var counts: [Int]
  private var flaggedLines: [Int]
  private var accepted = KnownFindings()
  private var unchanged = KnownFindings()
  private var marks: Set<FindingMark> = []
  private var listed: [Int]
  private var kept: [[Diagnostic]]
  /// The findings that nobody has taken yet; stays empty when nobody takes them.
  private var fresh: [Diagnostic]?

  init(_ plan: RulePlan, _ options: LintOptions, isHeard: Bool = false) {
    self.plan = plan
    self.options = options
    statistics = options.needs.contains(.statistics) ? FileStatistics() : nil
    tokens.errorPercent = plan.tokenSetup?.errorPercent
    counts = Array(repeating: 0, count: plan.rules.count)
    flaggedLines = counts
    listed = counts
    kept = Array(repeating: [], count: plan.rules.count)
    fresh = isHeard ? [] : nil
  }

  /// How many lines have been added.
  var lines: Int { totals.lines }

  /// Adds the block that follows those added before.
  mutating func add(_ result: BlockResult) {
    add(result.findings)
    tokens.add(result.tokens, after: totals.lines)
    statistics?.add(result.statistics)
    samples += result.samples.prefix(RowSample.mostRows - samples.count)
      .map { $0.moved(byLines: totals.lines) }
    totals.add(result.totals, limit: options.maximumPlaces)
  }

  /// Adds findings whose lines count from the first line not added yet.
  mutating func add(_ findings: Findings) {
    for index in counts.indices {
      counts[index] += findings.counts[index]
      flaggedLines[index] += findings.lines[index]
    }
    accepted.add(findings.accepted)
    unchanged.add(findings.unchanged)
    marks.formUnion(findings.marks)
    for (rule, diagnostic) in findings.kept where listed[rule] < options.maximumDiagnostics {
      listed[rule] += 1
      var diagnostic = diagnostic
      diagnostic.place = diagnostic.place?.moved(byLines: totals.lines)
      if options.keepsDiagnostics { kept[rule].append(diagnostic) }
      fresh?.append(diagnostic)
    }
  }

  /// Returns the findings that were added since the last call.
  mutating func takeFresh() -> [Diagnostic] {
    defer { fresh?.removeAll() }
    return fresh ?? []
  }

  /// Runs the rules that judge the file as a whole and sums up.
  mutating func finish(path: String, bytes: Int, isStopped: Bool) -> FileReport {
    let format = options.format ?? totals.format
    if !isStopped { judgeWhole(path, format) }
    return FileReport(
      path: path, bytes: bytes, lines: totals.lines, records: totals.records, format: format,
      formatRecords: formatRecords, messages: totals.messages,
      turns: totals.turns, counts: ruleCounts, diagnostics: shown,
      tokens: plan.tokenSetup == nil ? nil : tokens, accepted: accepted, unchanged: unchanged,
      marks: baselineEntries,
      statistics: statistics, samples: samples)
  }

  private mutating func judgeWhole(_ path: String, _ format: DatasetFormat?) {
    var findings = Findings(plan.policy, path: path)
    let view = FileView(
      path: path, totals: totals, format: format, isPinned: options.format != nil,
      model: plan.model,
      tokens: plan.tokenSetup == nil ? nil : tokens, tokenSetup: plan.tokenSetup)
    for (rule, check) in plan.totals {
      findings.rule = rule
      check(view, &findings)
    }
    addOfFile(findings)
  }

  /// Adds findings whose lines count from the start of the file.
  mutating func addOfFile(_ findings: Findings) {
    let lines = totals.lines
    totals.lines = 0
    add(findings)
    totals.lines = lines
  }

  private var formatRecords: [DatasetFormat: Int] {
    Dictionary(uniqueKeysWithValues: totals.formats.found.map { ($0.format, $0.count.records) })
  }

  private var ruleCounts: [RuleCount] {
    plan.rules.indices.filter { counts[$0] > 0 }.map {
      let id = plan.rules[$0].id
      return RuleCount(
        rule: id, severity: plan.policy.severities[$0], count: counts[$0],
        lines: flaggedLines[$0], threshold: options.rules.thresholds[id])
    }
  }

  private var baselineEntries: [BaselineEntry] {
    marks.map { BaselineEntry(rule: plan.rules[$0.rule].id, record: $0.record) }
  }

  /// The findings to show: the first of every rule before the second of any, in the file's order.
  private var shown: [Diagnostic] {
    let ranked = kept.flatMap { $0.enumerated() }.sorted { left, right in
      if left.offset != right.offset { return left.offset < right.offset }
      if left.element.severity != right.element.severity {
        return left.element.severity > right.element.severity
      }
      return precedes(left.element, right.element)
    }
    return ranked.prefix(options.maximumDiagnostics).map(\.element).sorted(by: precedes)
  }

  private func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let places = [left.place, right.place].map { ($0?.line ?? 0, $0?.byteColumn ?? 0) }
    return places[0] != places[1] ? places[0] < places[1] : left.rule < right.rule
  }
}

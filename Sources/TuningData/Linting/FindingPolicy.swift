// SPDX-License-Identifier: Apache-2.0

/// What becomes of what rules find: is it reported, how much does it matter, how much of it is kept.
///
/// A rule that is not reported runs all the same, so that the findings of the others do not depend on
/// which rules somebody wants to hear.
struct FindingPolicy: Sendable {
  let rules: [Rule]
  /// How much the findings of each rule matter in this run.
  let severities: [Severity]
  /// How many findings of a rule are worded and kept.
  let limit: Int
  /// Whether what is found is noted for a baseline.
  let marksFindings: Bool
  /// What names records, one for each worker.
  let names = WorkerPool { RecordName() }
  private let isReported: [Bool]
  private var earlier: EarlierLines?
  private let baseline: Baseline?
  private let acceptedRecords: [Set<RecordDigest>]

  init(_ options: LintOptions, rules: [Rule]) {
    self.rules = rules
    let settings = options.rules
    severities = rules.map { settings.severities[$0.id] ?? $0.severity }
    isReported = rules.map { !settings.ignored.contains($0.id) }
    limit = options.maximumDiagnostics
    earlier = options.earlier
    marksFindings = options.marksFindings
    baseline = options.baseline
    acceptedRecords = rules.map { options.baseline?.records[$0.id] ?? [] }
  }

  /// Whether the findings of a rule, given by its place in `rules`, are reported.
  func reports(_ rule: Int) -> Bool { isReported[rule] }

  /// The same for findings that are news on lines that are not.
  var ofAllLines: FindingPolicy {
    var policy = self
    policy.earlier = nil
    return policy
  }

  /// Whether it is looked at every line by itself what becomes of its findings.
  var looksAtLines: Bool { earlier != nil || needsNames }

  /// Whether findings on a line are news.
  func isNews(_ line: LineContext) -> Bool { !(earlier?.contain(line) ?? false) }

  /// Whether records have to be named to know what to do with findings.
  var needsNames: Bool { marksFindings || baseline != nil }

  /// Whether the baseline accepts a finding in a record.
  func accepts(_ mark: FindingMark) -> Bool {
    mark.record.map { acceptedRecords[mark.rule].contains($0) } ?? false
  }

  /// Whether the baseline accepts what a rule finds in a file as a whole.
  func accepts(_ rule: Int, path: String) -> Bool {
    baseline?.accepts(rules[rule].id, path: path) ?? false
  }
}

/// A finding as a baseline knows it.
struct FindingMark: Sendable, Hashable {
  /// The rule, as its place in the catalogue.
  let rule: Int
  /// The record; nil for the file as a whole.
  let record: RecordDigest?
}

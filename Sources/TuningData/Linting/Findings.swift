// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// Where rules put what they find.
///
/// Every finding counts; only the first ones of each rule, as many as may be shown, are worded and
/// kept. A file that is wrong on every line therefore costs no more memory than one with a few
/// faults.
struct Findings: Sendable {
  /// The rule that is reporting, as its place in the catalogue.
  var rule = 0
  /// The block whose lines are looked at; nil where the file is judged as a whole.
  private var block: Block?
  /// The line that is looked at, in its block.
  private var range = 0..<0
  private var number = 0
  /// How many errors were found in the line so far, whether they are reported or not.
  private(set) var errorsInLine = 0
  /// The findings of each rule.
  private(set) var counts: [Int]
  /// On how many lines each rule found something; the file as a whole counts as a line.
  private(set) var lines: [Int]
  /// The findings that the baseline accepts.
  private(set) var accepted = KnownFindings()
  /// The findings on lines that are not new.
  private(set) var unchanged = KnownFindings()
  /// What a baseline has to accept, when one is made.
  private(set) var marks: Set<FindingMark> = []
  /// The findings that were kept, in the order in which they came.
  private(set) var kept: [(rule: Int, diagnostic: Diagnostic)] = []
  /// Whether a finding means that the rest of the file is not worth looking at.
  private(set) var stopsFile = false

  private let policy: FindingPolicy
  private let path: String?
  /// Whether the last finding was reported.
  private var isHeard = false
  private var lastLines: [Int?]
  private var nameOfLine: RecordDigest?

  /// Creates an empty list for findings in lines, or in the file at `path`.
  init(_ policy: FindingPolicy, path: String? = nil) {
    self.policy = policy
    self.path = path
    counts = Array(repeating: 0, count: policy.rules.count)
    lines = counts
    lastLines = Array(repeating: nil, count: policy.rules.count)
  }

  /// Turns to the lines of a block.
  mutating func begin(_ block: Block) { self.block = block }

  /// Turns to a line of the block; costs next to nothing, since on most there is nothing to find.
  mutating func begin(_ range: Range<Int>, number: Int) {
    (self.range, self.number) = (range, number)
    (errorsInLine, nameOfLine) = (0, nil)
  }

  /// Turns from lines to the file as a whole.
  mutating func endLines() {
    block = nil
    begin(0..<0, number: 0)
  }

  /// The line that is looked at; nil where there is none.
  var line: LineContext? { block.map { LineContext($0, range, number: number) } }

  /// The offset in the file of the line that is looked at.
  var byteOffset: Int { (block?.offset ?? 0) + range.lowerBound }

  /// Reports a value.
  mutating func report(
    _ value: JSONValue, _ message: @autoclosure () -> String,
    help: @autoclosure () -> String? = nil
  ) {
    add(message, help) { line in line.place(value.range, pointer: value.pointer.description) }
  }

  /// Reports bytes within a value.
  mutating func report(
    _ range: Range<Int>, in value: JSONValue, _ message: @autoclosure () -> String,
    help: @autoclosure () -> String? = nil
  ) {
    add(message, help) { line in line.place(range, pointer: value.pointer.description) }
  }

  /// Reports bytes of the line.
  mutating func report(
    _ range: Range<Int>, _ message: @autoclosure () -> String,
    help: @autoclosure () -> String? = nil
  ) {
    add(message, help) { line in line.place(range, pointer: nil) }
  }

  /// Reports a place that was noted earlier.
  mutating func report(
    at place: Place?, _ message: @autoclosure () -> String,
    help: @autoclosure () -> String? = nil
  ) {
    add(message, help) { _ in place }
  }

  /// Reports a whole line that was noted earlier.
  mutating func report(_ line: FileTotals.LineStart, _ message: @autoclosure () -> String) {
    nameOfLine = line.record
    add(message, { nil }, at: { _ in Place(line) })
    nameOfLine = nil
  }

  /// Reports the file as a whole.
  mutating func reportFile(
    _ message: @autoclosure () -> String, help: @autoclosure () -> String? = nil
  ) {
    add(message, help) { _ in nil }
  }

  /// Counts findings of the current rule, each on a line of its own, that are not worth wording any
  /// more.
  mutating func count(_ more: Int) {
    // Where lines are looked at, all of them were reported one by one.
    guard policy.reports(rule), !policy.looksAtLines else { return }
    counts[rule] += more
    lines[rule] += more
  }

  /// Says that the rest of the file is not worth looking at, unless nobody would hear why.
  mutating func stopFile() {
    if isHeard { stopsFile = true }
  }

  private mutating func add(
    _ message: () -> String, _ help: () -> String?, at place: (LineContext) -> Place?
  ) {
    isHeard = false
    if policy.rules[rule].severity == .error { errorsInLine += 1 }
    guard policy.reports(rule) else { return }
    if let line {
      guard admits(line) else { return }
      countLine(line.byteOffset)
      guard counts[rule] <= policy.limit else { return }
      keep(place(line), message(), help())
    } else {
      guard nameOfLine.map({ admits($0) }) ?? admitsFile() else { return }
      let place = place(.none)
      countLine(place?.byteOffset)
      guard counts[rule] <= policy.limit else { return }
      keep(place, message(), help())
    }
  }

  private mutating func countLine(_ start: Int?) {
    isHeard = true
    counts[rule] += 1
    if start == nil || start != lastLines[rule] { lines[rule] += 1 }
    lastLines[rule] = start
  }

  private mutating func keep(_ place: Place?, _ message: String, _ help: String?) {
    let known = policy.rules[rule]
    kept.append(
      (
        rule,
        Diagnostic(
          rule: known.id, severity: policy.severities[rule], place: place, message: message,
          help: help ?? known.help,
          record: (line.map { name(of: $0) } ?? nameOfLine).map { "\($0)" })
      ))
  }

  // MARK: - What is known already

  private mutating func admits(_ line: LineContext) -> Bool {
    guard policy.isNews(line) else {
      unchanged.add(policy.severities[rule])
      return false
    }
    return policy.needsNames ? admits(name(of: line)) : true
  }

  private mutating func admits(_ record: RecordDigest) -> Bool {
    let mark = FindingMark(rule: rule, record: record)
    if policy.marksFindings { marks.insert(mark) }
    guard policy.accepts(mark) else { return true }
    accepted.add(policy.severities[rule])
    return false
  }

  private mutating func admitsFile() -> Bool {
    if policy.marksFindings { marks.insert(FindingMark(rule: rule, record: nil)) }
    guard let path, policy.accepts(rule, path: path) else { return true }
    accepted.add(policy.severities[rule])
    return false
  }

  /// The name of the line's record, which is found out once.
  private mutating func name(of line: LineContext) -> RecordDigest {
    if let nameOfLine { return nameOfLine }
    let name = policy.names.with { $0.name(of: line) }
    nameOfLine = name
    return name
  }
}

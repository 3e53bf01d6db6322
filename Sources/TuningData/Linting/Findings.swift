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
  /// The line that is looked at; nil between lines.
  var line: LineContext? {
    didSet { errorsInLine = 0 }
  }
  /// How many errors were found in the line so far.
  private(set) var errorsInLine = 0
  /// The findings of each rule.
  private(set) var counts: [Int]
  /// The findings that were kept, in the order in which they came.
  private(set) var kept: [(rule: Int, diagnostic: Diagnostic)] = []
  /// Whether a finding means that the rest of the file is not worth looking at.
  var stopsFile = false

  private let rules: [Rule]
  private let limit: Int

  /// Creates an empty list for the findings of `rules`, of which it keeps `limit` a rule.
  init(rules: [Rule], limit: Int) {
    self.rules = rules
    self.limit = limit
    counts = Array(repeating: 0, count: rules.count)
  }

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

  /// Reports the file as a whole.
  mutating func reportFile(
    _ message: @autoclosure () -> String, help: @autoclosure () -> String? = nil
  ) {
    add(message, help) { _ in nil }
  }

  /// Counts findings of the current rule that are not worth wording any more.
  mutating func count(_ more: Int) { counts[rule] += more }

  private mutating func add(
    _ message: () -> String, _ help: () -> String?, at place: (LineContext) -> Place?
  ) {
    counts[rule] += 1
    if rules[rule].severity == .error { errorsInLine += 1 }
    guard counts[rule] <= limit else { return }
    let place = place(line ?? LineContext.none)
    kept.append(
      (
        rule,
        Diagnostic(
          rule: rules[rule].id, severity: rules[rule].severity, place: place, message: message(),
          help: help() ?? rules[rule].help)
      ))
  }
}

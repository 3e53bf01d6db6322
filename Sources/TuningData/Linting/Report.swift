// SPDX-License-Identifier: Apache-2.0

/// What a run found.
public struct Report: Sendable {
  /// The version of the shape of a report; a new one only when old readers would break.
  public static let version = 1

  /// The files, in the order in which they were given.
  public var files: [FileReport] = []
  /// The inputs that could not be checked.
  public var failures: [InputFailure] = []
  /// What is doubtful about counts of tokens, such as a tokenizer that is not the model's: sentences.
  public private(set) var notes: [String] = []
  /// What tokens were counted with, by the paths of the files.
  public var tokenSetups: [String: TokenSetup] = [:]
  /// What jobs on the files would cost, by the paths of the files.
  public var costs: [String: CostEstimate] = [:]
  /// Why the run fails although no file does by itself: too many warnings in all; nil when it does not.
  public var excess: String?
  /// How long the run took.
  public var seconds = 0.0

  /// Creates an empty report.
  public init() {}

  /// Adds notes that are not there yet.
  public mutating func addNotes(_ sentences: [String]) {
    for sentence in sentences where !notes.contains(sentence) { notes.append(sentence) }
  }

  /// Returns how many findings of `severity` there are in all files.
  public func count(_ severity: Severity) -> Int {
    files.reduce(0) { $0 + $1.count(severity) }
  }

  /// The worst that was found and is not tolerated by a threshold; nil when nothing was.
  public var worst: Severity? { files.compactMap(\.worst).max() }
}

/// What was found in one file.
public struct FileReport: Sendable, Equatable {
  /// The file as the user named it; "-" is standard input.
  public var path: String
  /// How many bytes were read.
  public var bytes: Int
  /// How many lines there are, blank ones included.
  public var lines: Int
  /// How many lines hold a JSON value.
  public var records: Int
  /// The format of the file; nil when no record has one.
  public var format: DatasetFormat?
  /// How many records have each format.
  public var formatRecords: [DatasetFormat: Int]
  /// How many messages the records hold.
  public var messages: Int
  /// How many of them are answers of the assistant.
  public var turns: Int
  /// The findings of every rule that found something, in the order of the catalogue.
  public var counts: [RuleCount]
  /// The findings that are shown, in the order of the file.
  public var diagnostics: [Diagnostic]
  /// The tokens; nil when they were not counted.
  public var tokens: TokenSummary?
  /// The findings that a baseline accepts; they are in no other count.
  public var accepted = KnownFindings()
  /// The findings on lines that are not new; they are in no other count.
  public var unchanged = KnownFindings()
  /// What a baseline has to say to accept all findings, when `LintOptions.marksFindings` asks for it.
  public var marks: [BaselineEntry] = []
  /// How conversations are made; nil when no report shows it.
  public var statistics: FileStatistics?
  /// The first rows as the model will see them; empty when no report shows them.
  public var samples: [RowSample] = []

  /// The configuration it was checked by; nil when there was none.
  public var configuration: String?
  /// The least severity of findings that fail the run; nil when none do.
  public var failsFrom: Severity? = .error

  /// Returns how many findings of `severity` there are, shown or not.
  public func count(_ severity: Severity) -> Int {
    counts.reduce(0) { $0 + ($1.severity == severity ? $1.count : 0) }
  }

  /// How many findings there are that are not shown.
  public var omitted: Int { counts.reduce(0) { $0 + $1.count } - diagnostics.count }

  /// The judgement in a word; what a threshold tolerates does not count.
  public var verdict: Verdict {
    switch worst {
    case .error: .refused
    case .warning: .doubtful
    case .note, nil: .accepted
    }
  }

  /// The worst that was found and is not tolerated by a threshold; nil when nothing was.
  public var worst: Severity? {
    counts.filter { !isTolerated($0) }.map(\.severity).max()
  }

  /// Returns how many findings of `severity` no threshold tolerates.
  public func failing(_ severity: Severity) -> Int {
    counts.filter { $0.severity == severity && !isTolerated($0) }.reduce(0) { $0 + $1.count }
  }

  /// Whether a threshold tolerates what a rule found.
  public func isTolerated(_ count: RuleCount) -> Bool {
    count.threshold?.allows(count, records: records) ?? false
  }

  /// The rules that found more than their thresholds tolerate.
  public var exceeded: [RuleCount] { counts.filter { $0.threshold != nil && !isTolerated($0) } }
}

/// Findings that are counted and not told, since they are known.
public struct KnownFindings: Sendable, Equatable {
  /// How many there are.
  public private(set) var total = 0
  /// How many of them are errors.
  public private(set) var errors = 0

  mutating func add(_ severity: Severity) {
    total += 1
    if severity == .error { errors += 1 }
  }

  mutating func add(_ other: KnownFindings) {
    total += other.total
    errors += other.errors
  }
}

/// A judgement of a file.
public enum Verdict: String, Sendable, CaseIterable {
  /// Nothing stands in the way of a job.
  case accepted
  /// A job would run, but there are warnings.
  case doubtful
  /// The service would refuse or mangle the file.
  case refused
}

/// How often a rule found something.
public struct RuleCount: Sendable, Equatable {
  /// The rule's id.
  public var rule: String
  /// Its severity.
  public var severity: Severity
  /// The number of findings.
  public var count: Int
  /// The number of lines they are on; a finding about the file as a whole counts as a line.
  public var lines = 0
  /// How many findings are tolerated; nil when that is not limited in a way of its own.
  public var threshold: Threshold?
}

/// An input that could not be checked, and why.
public struct InputFailure: Sendable, Equatable {
  /// The input as the user named it.
  public var path: String
  /// What happened and what to do.
  public var message: String

  /// Creates a failure.
  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// One check: what it is called, what it finds and why that matters, how to mend it, and how it looks.
///
/// A rule is a value in a file of its own. Its examples are its tests and its page.
public struct Rule: Sendable {
  /// `group/name`, stable once released and named for what is found, so that "allow
  /// chat/empty-content" reads well.
  public let id: String
  /// How much a finding matters.
  public let severity: Severity
  /// What is found: one sentence in the third person with a final period.
  public let summary: String
  /// Why it matters, in Markdown; what happens to the job and where that is known from.
  public let why: String
  /// How to mend it: one sentence in the imperative, no final period.
  public let help: String
  /// Where the facts come from: documents, client versions, reports.
  public let sources: [String]
  /// Files in which the rule finds something.
  public let flagged: [Example]
  /// Files near by in which it does not.
  public let allowed: [Example]

  /// What it looks at; several where the same fault shows in several ways.
  let checks: [Check]

  init(
    _ id: String, _ severity: Severity, summary: String, why: String, help: String,
    sources: [String] = [], flagged: [Example], allowed: [Example], check checks: Check...
  ) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.why = why
    self.help = help
    self.sources = sources
    self.flagged = flagged
    self.allowed = allowed
    self.checks = checks
  }

  /// The part of the id before the slash.
  public var group: String { String(id.prefix { $0 != "/" }) }
}

/// What a rule looks at.
enum Check: Sendable {
  /// The name and the first bytes of a file, and the options of the run; once.
  case head(@Sendable (FileHead, inout Findings) -> Void)
  /// A line before it is parsed, when it has one of these traits.
  case line(LineTraits, @Sendable (LineView, inout Findings) -> Void)
  /// Slips of JSON's grammar, which the parser finds and words.
  case syntax([JSONFault.Kind])
  /// The end of the file in the middle of its last value.
  case truncation
  /// Any JSON value on a line, when it has one of these traits.
  case document(JSONTraits, @Sendable (JSONValue, inout Findings) -> Void)
  /// A record, when it has one of these traits.
  case record(RecordTraits, @Sendable (Record, inout Findings) -> Void)
  /// As `record`, when there is no template or nothing to count with, so that no rule can look at
  /// the tokens instead.
  case uncounted(RecordTraits, @Sendable (Record, inout Findings) -> Void)
  /// A record that has one of these traits, against the model that the user named.
  case model(RecordTraits, @Sendable (Record, ModelProfile, inout Findings) -> Void)
  /// A record of a known format and its tokens, when there is something to count them with.
  case tokens(@Sendable (TokenView, inout Findings) -> Void)
  /// The whole file, after its last line.
  case totals(@Sendable (FileView, inout Findings) -> Void)
  /// A row of a validation file that has something in common with rows of the training file.
  case partners(@Sendable (PartneredRow, inout Findings) -> Void)
  /// A validation file as a whole beside the training file.
  case files(@Sendable (FilePair, inout Findings) -> Void)
}

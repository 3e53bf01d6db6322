// SPDX-License-Identifier: Apache-2.0

/// One finding, with its place and its cure.
public struct Diagnostic: Sendable, Equatable {
  /// The id of the rule that found it.
  public var rule: String
  /// How much it matters.
  public var severity: Severity
  /// Where it is; nil when it concerns the file as a whole.
  public var place: Place?
  /// What was found, in a sentence without a final period.
  public var message: String
  /// What to do about it.
  public var help: String
  /// What the record is known by when its line has moved, 32 hexadecimal digits: records that mean
  /// the same have the same; nil when no line is meant.
  public var record: String?
}

/// A place in a file.
public struct Place: Sendable, Equatable {
  /// The line, from 1.
  public var line: Int
  /// The column in Unicode scalars, from 1.
  public var column: Int
  /// The column in bytes, from 1.
  public var byteColumn: Int
  /// The offset in the file in bytes, from 0.
  public var byteOffset: Int
  /// The JSON Pointer of the value; nil when the place is not a value.
  public var pointer: String?
  /// The part of the line around the place; nil when the whole line is meant.
  public var excerpt: Excerpt?
}

/// A part of a line to show, with the fault marked.
public struct Excerpt: Sendable, Equatable {
  /// The text as it stands, ill-formed bytes replaced: nothing in it is safe to print.
  public var text: String
  /// The marked part, in Unicode scalars of `text`; it may be empty at the end of a line.
  public var marked: Range<Int>
  /// Whether the line has more text before.
  public var continuesBefore: Bool
  /// Whether the line has more text behind.
  public var continuesBehind: Bool
}

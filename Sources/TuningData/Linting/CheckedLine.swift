// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// A line that was just checked, for whoever has to look at every row anyway: it is parsed only once.
struct CheckedLine {
  /// The bytes of the line in its block, without its end and without a byte order mark.
  let range: Range<Int>
  /// The offset in the block behind its end.
  let end: Int
  /// Whether nothing but white space is on it.
  let isBlank: Bool
  /// Whether errors were found in it.
  let isFaulty: Bool
  /// The line's value, until the next line is looked at; nil when it is not JSON.
  let root: JSONValue?
  /// What the survey of the record found; nil when there is no value.
  let look: RecordSurvey.Result?
}

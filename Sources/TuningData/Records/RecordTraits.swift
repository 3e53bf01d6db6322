// SPDX-License-Identifier: Apache-2.0

/// What the survey of a record noticed: which rules have something to look at.
///
/// As with `JSONTraits`, a trait is a hint and a missing trait is a promise. Most records of a good
/// file have none, and then no rule runs at all.
struct RecordTraits: OptionSet, Sendable {
  let rawValue: UInt32

  /// Something about the shape is out of the ordinary: a missing, unknown or wrongly typed member.
  static let oddShape = RecordTraits(rawValue: 1 << 0)
  /// The roles do not follow each other in the usual order.
  static let oddOrder = RecordTraits(rawValue: 1 << 1)
  /// A content, prompt, completion or text may be empty or blank, or is null.
  static let blank = RecordTraits(rawValue: 1 << 2)
  /// There are tools, tool calls or tool results, be they good or bad.
  static let tools = RecordTraits(rawValue: 1 << 3)
  /// A message carries reasoning in a member of its own, be it good or bad.
  static let reasoning = RecordTraits(rawValue: 1 << 4)
  /// A content is a list of parts.
  static let parts = RecordTraits(rawValue: 1 << 5)
  /// There is a sample weight or a message weight.
  static let weights = RecordTraits(rawValue: 1 << 6)
  /// A string holds something like `<think>` or `<image>`.
  static let markup = RecordTraits(rawValue: 1 << 7)
  /// The record is a preference pair.
  static let preference = RecordTraits(rawValue: 1 << 8)
  /// There is a system message.
  static let system = RecordTraits(rawValue: 1 << 9)
  /// The tools or how they are used may be out of the ordinary.
  static let oddTools = RecordTraits(rawValue: 1 << 11)
  /// The reasoning may be out of the ordinary.
  static let oddReasoning = RecordTraits(rawValue: 1 << 12)
  /// Any record at all.
  static let any = RecordTraits(rawValue: 1 << 10)

  static let all = RecordTraits(rawValue: .max)
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// What a comparison of a validation file with its training file is told.
public struct CompareOptions: Sendable {
  /// The share of shingles from which on rows are near duplicates; nil does not look for them.
  public var nearThreshold: Double? = 0.8
  /// What rows have in common that belong on one side; empty takes the usual names of ids.
  public var groupBy: [GroupKey] = []
  /// How much memory in bytes may be used before temporary files are.
  var memory = 256 << 20

  /// Creates options with the defaults.
  public init() {}
}

extension CompareOptions {
  /// The keys that are looked at where none are named: names that ids of more than one row have.
  ///
  /// A plain `id` is not among them, since in every file it may count from 0.
  static let usualKeys = [
    usual("conversation_id"), usual("session_id"), usual("thread_id"),
    usual("document_id", "doc_id"), usual("user_id", "user"),
  ]

  /// What a row is known by: its record, its prompt, its groups.
  var keys: [GroupKey] {
    [.record, .prompt] + (groupBy.isEmpty ? CompareOptions.usualKeys : groupBy)
  }

  private static func usual(_ names: String...) -> GroupKey {
    .value(
      of: names.map { JSONPointer([$0]) } + names.map { JSONPointer(["metadata", $0]) })
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// One way in which a value does not follow its schema.
struct SchemaViolation {
  /// The place in the value.
  let pointer: JSONPointer
  /// What is wrong, as the rest of a sentence: "is 3, not a string", "lacks 'city'".
  let message: String
  /// What to do, where that is clear.
  let help: String?
}

/// How many steps the judging of values may still take.
///
/// Schemas can be written that take for ever: each `allOf` may double the work. A limit for all the
/// values of a record keeps the cost of a record in proportion to its length.
struct SchemaWork {
  private(set) var steps: Int

  /// Creates the allowance for a record with `nodeCount` values.
  init(nodeCount: Int) { steps = 20_000 + 100 * nodeCount }

  /// Takes away some steps.
  mutating func spend(_ count: Int) { steps -= count }

  /// Whether nothing is left.
  var isSpent: Bool { steps <= 0 }
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Message {
  /// The members that hold reasoning, the preferred one first; null counts as absent.
  var reasoning: [(key: String, value: JSONValue)] {
    ["reasoning", "reasoning_content"].compactMap { key in
      value[key].flatMap { $0.kind == .null ? nil : (key, $0) }
    }
  }

  /// Whether there is reasoning, be it good or bad.
  var hasReasoning: Bool { !reasoning.isEmpty }

  /// Whether the message may carry reasoning: it is an answer, or nobody knows what it is.
  var mayReason: Bool { role == .assistant || !role.isKnown }

  /// Whether an answer is empty although it is reasoned about: all that was written is in the
  /// reasoning.
  var answersOnlyInReasoning: Bool {
    guard role == .assistant, !meansToCall, content?.emptiness != nil else { return false }
    return reasoning.contains { $0.value.kind == .string && $0.value.emptiness == nil }
  }
}

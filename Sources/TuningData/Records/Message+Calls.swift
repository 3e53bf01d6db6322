// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Message {
  /// Whether the message means to call something, in whatever way and however badly: then it needs
  /// no content.
  var meansToCall: Bool {
    if callsTools { return true }
    if let toolCalls, toolCalls.kind != .array { return true }
    return value["function_call"].map { $0.kind != .null } ?? false
  }
}

extension Message {
  /// Whether content without text is no fault of its own: a tool may return nothing, and an answer
  /// that is only in the reasoning is told as such.
  var maySayNothing: Bool { role == .tool || answersOnlyInReasoning }
}

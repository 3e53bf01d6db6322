// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Message {
  /// Keys that other shapes of messages have in place of `role` and `content`.
  private static let strangers: [(known: String, others: [String])] = [
    ("role", ["from", "speaker", "author", "sender"]),
    ("content", ["value", "text", "message", "body"]),
  ]

  /// Returns the key of another shape that stands in for `key`, when the message lacks that.
  func stranger(for key: String) -> String? {
    guard value[key] == nil else { return nil }
    return Message.strangers.first { $0.known == key }?.others.first { value[$0] != nil }
  }
}

// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let emptyContent = Rule(
    "chat/empty-content", .error,
    summary: "A message says nothing: its content is an empty string or an empty list.",
    why: """
      There is nothing to learn from an empty answer, and an empty question teaches the model to
      answer out of the blue. Some tokenizers and templates fail on empty text, far from the row
      that caused it.

      An assistant message that calls tools needs no content.
      """,
    help: "write the missing text, or drop the message with the one it answers",
    sources: ["axolotl-ai-cloud/axolotl #290", "gururise/AlpacaDataCleaned, item 3"],
    flagged: [
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": ""}]}"#
    ],
    allowed: [
      #"{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}]}"#
    ],
    check: .record(.blank) { record, findings in
      for message in record.messages where !message.callsTools {
        guard let content = message.content, content.isEmpty else { continue }
        findings.report(content, "the content of \(message.name) is empty")
      }
    })
}

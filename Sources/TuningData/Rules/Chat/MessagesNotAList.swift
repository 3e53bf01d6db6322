// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let messagesNotAList = Rule(
    "chat/messages-not-a-list", .error,
    summary: "The messages of a conversation are not a list.",
    why: """
      A conversation is a list of messages, even when there is only one. Python clients up to 1.5
      say so, those of 2.14 fail with another message or, at null and numbers, with a traceback, and
      later ones upload the file for the service to refuse.

      A string is mostly a list that was encoded twice, as tables and data frames do on export.
      """,
    help: "write a list of messages: [{\"role\": …, \"content\": …}, …]",
    sources: ["together-py 2.14.0, lib/utils/files.py"],
    flagged: [
      #"{"messages": "[{\"role\": \"user\", \"content\": \"Hi\"}]"}"#,
      #"{"messages": {"role": "assistant", "content": "Hi"}}"#,
      #"{"messages": null}"#,
      #"{"messages": 2}"#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"{"messages": []}"#,
      #"{"text": "It rained."}"#,
    ],
    check: .record(.oddShape) { record, findings in
      for conversation in record.conversations
      where conversation.purpose == .training && conversation.list.kind != .array {
        let list = conversation.list
        findings.report(list, "the messages are \(list.kindName), not a list", help: cure(list))
      }
    })
}

private func cure(_ list: JSONValue) -> String? {
  switch list.kind {
  case .string: "write the list itself, not a string that holds its text"
  case .object: "put the message in brackets: [{…}]"
  case .null: "write the messages, or drop the record"
  default: nil
  }
}

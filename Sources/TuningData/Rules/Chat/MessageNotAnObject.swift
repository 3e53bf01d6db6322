// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let messageNotAnObject = Rule(
    "chat/message-not-an-object", .error,
    summary: "An element of a list of messages is not an object.",
    why: """
      A message says who speaks and what is said, so it is an object with a role and a content. A
      bare string leaves the speaker to be guessed; the clients up to 2.14 refuse it. A list in its
      place is mostly a list of messages inside another.
      """,
    help: "write the message as {\"role\": …, \"content\": …}",
    sources: ["together-py 2.14.0, lib/utils/files.py"],
    flagged: [
      #"{"messages": ["Hi", "Hello"]}"#,
      #"""
      {"messages": [[{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "Yes"}]]}
      """#,
      #"{"messages": [{"role": "user", "content": "Hi"}, null]}"#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"{"messages": []}"#,
    ],
    check: .record(.oddShape) { record, findings in
      for conversation in record.dialogueLists {
        for (position, element) in conversation.list.elements.enumerated()
        where element.kind != .object {
          findings.report(
            element, "message \(position + 1) is \(element.kindName), not an object",
            help: cure(element))
        }
      }
    })
}

private func cure(_ element: JSONValue) -> String? {
  switch element.kind {
  case .array: "take the messages out of the inner list"
  case .null: "drop the null"
  default: nil
  }
}

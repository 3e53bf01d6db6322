// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let emptyMessages = Rule(
    "chat/empty-messages", .error,
    summary: "A conversation has no messages.",
    why: """
      There is nothing to learn from an empty list and nothing to answer. The clients up to 2.14
      refuse it, and many chat templates fail when they ask for the first message. Such rows are
      left behind by filters that drop messages one by one.
      """,
    help: "drop the record, or write its messages",
    sources: ["together-py 2.14.0, lib/utils/files.py"],
    flagged: [
      #"{"messages": []}"#,
      #"""
      {"input": {"messages": []}, "preferred_output": [{"role": "assistant", \#
      "content": "Hello"}], "non_preferred_output": [{"role": "assistant", "content": "What?"}]}
      """#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
      #"{"messages": [{}]}"#,
      #"{"messages": null}"#,
    ],
    check: .record(.oddShape) { record, findings in
      for conversation in record.dialogueLists
      where conversation.list.kind == .array && conversation.list.isEmpty {
        findings.report(conversation.list, "the list of messages is empty")
      }
    })
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let contentWrongType = Rule(
    "chat/content-wrong-type", .error,
    summary: "The content of a message is a number, a boolean or an object.",
    why: """
      A content is a string or a list of parts. The clients up to 2.14 refuse other types; only 2.14
      takes 0 and false for no content at all. Numbers and booleans come from exports that guess
      types, so that the answer `42` or `true` is no text any more; an object is mostly an answer in
      JSON that has to be written as text.
      """,
    help: "write the content as a string",
    sources: ["together-py 2.14.0, lib/utils/files.py"],
    flagged: [
      #"""
      {"messages": [{"role": "user", "content": "6 * 7?"}, {"role": "assistant", "content": 42}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": "Yes?"}, {"role": "assistant", \#
      "content": false}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": {"type": "text", "text": "Hi"}}, \#
      {"role": "assistant", "content": "Hello"}]}
      """#,
    ],
    allowed: [
      #"""
      {"messages": [{"role": "user", "content": "6 * 7?"}, {"role": "assistant", \#
      "content": "42"}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": [{"type": "text", "text": "Hi"}]}, \#
      {"role": "assistant", "content": [{"type": "text", "text": "Hello"}]}]}
      """#,
      #"""
      {"messages": [{"role": "user", "content": null}, {"role": "assistant", \#
      "content": "Hello"}]}
      """#,
    ],
    check: .record(.oddShape) { record, findings in
      for message in record.messages {
        guard let content = message.content, ![.string, .array, .null].contains(content.kind) else {
          continue
        }
        findings.report(
          content, "the content of \(message.name) is \(content.kindName), not a string",
          help: cure(content))
      }
    })
}

private func cure(_ content: JSONValue) -> String? {
  switch content.kind {
  case .object where content["type"] != nil: "put the part into a list: [{\"type\": …}]"
  case .object: "write the object as JSON text in a string"
  default: "put the value in quotes: \"\(content.shortSpelling)\""
  }
}

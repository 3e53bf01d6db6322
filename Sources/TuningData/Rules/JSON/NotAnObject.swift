// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let notAnObject = Rule(
    "json/not-an-object", .error,
    summary: "A line is JSON, but not an object.",
    why: """
      Every format of the service has named members, so a record is an object; its clients refuse
      any other line. A line of text or a list of messages without a name is a frequent slip of
      scripts that write what they hold without wrapping it.
      """,
    help: "wrap the value in an object, such as {\"messages\": […]} or {\"text\": \"…\"}",
    sources: ["together-py 1.5.35 to 3.1.1, lib/utils/files.py"],
    flagged: [
      #"["a", "b"]"#, #""just text""#, "42", "null",
      "{\"text\": \"a\"}\n[1, 2]\n{\"text\": \"b\"}",
    ],
    allowed: [#"{"text": "a"}"#, "{}", "[1, 2"],
    check: .record(.oddShape) { record, findings in
      guard record.shape == .notObject else { return }
      findings.report(record.root, "the line is \(naming(record.root)), not an object")
    })
}

private func naming(_ value: JSONValue) -> String {
  switch value.kind {
  case .array:
    let count = value.elements.count
    return "an array of \(count) element\(count == 1 ? "" : "s")"
  case .string: return "the string \(value.shortSpelling)"
  case .number: return "the number \(value.shortSpelling)"
  default: return value.shortSpelling
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let trailingComma = Rule(
    "json/trailing-comma", .error,
    summary: "A comma stands before a closing bracket or after the value of a line.",
    why: """
      JavaScript and Python allow a comma after the last item, JSON does not. After the value of a
      line it is left over from an array that was cut into lines. The service refuses such a line.
      """,
    help: "delete the comma",
    sources: ["RFC 8259, sections 4 and 5"],
    flagged: [#"{"text": "a",}"#, #"{"a": [1, 2, ]}"#, #"{"text": "a"},"#],
    allowed: [#"{"text": ",}"}"#, #"{"a": [1, 2]}"#, #"{"a": [,1]}"#],
    check: .syntax([.trailingComma]))
}

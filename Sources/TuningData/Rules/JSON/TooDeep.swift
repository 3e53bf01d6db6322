// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let tooDeep = Rule(
    "json/too-deep", .error,
    summary: "Objects and arrays are nested deeper than 512 levels.",
    why: """
      Readers have limits that are nowhere near each other: serde_json stops at 128 levels, Python
      near 1000, orjson and simdjson at 1024. The service's client 3.1.1 ends with a traceback
      (RecursionError) instead of a message. Real records have less than a dozen levels; the rest of
      the line is not checked.
      """,
    help: "flatten the value, or write it as a string",
    sources: ["together-py 3.1.1, lib/utils/files.py", "RFC 8259, section 9"],
    flagged: [Example(nested(JSONDocument.maximumDepth + 1))],
    allowed: [
      Example(nested(JSONDocument.maximumDepth)),
      Example(#"{"text": ""# + nested(JSONDocument.maximumDepth + 1) + #""}"#),
    ],
    check: .syntax([.tooDeep]))
}

private func nested(_ depth: Int) -> String {
  String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
}

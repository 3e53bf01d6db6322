// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let nulBytes = Rule(
    "encoding/nul-bytes", .error,
    summary: "A line holds a raw byte of value zero.",
    why: """
      After a power loss or on a full disk, files end in a run of zero bytes; in the middle they come
      from programs that write fixed-width fields. JSON has no place for them, but jq 1.6 lets them
      through, so that a look with jq finds nothing wrong.
      """,
    help: "remove them: tr -d '\\0' < old.jsonl > new.jsonl, and see whether records are missing",
    sources: ["RFC 8259, section 7", "jqlang/jq 1.6"],
    flagged: [
      "{\"text\": \"a\0b\"}", "{\"text\": \"a\"}\0\0\0\0", "{\"text\": \"a\"}\n\0\0\0\0",
      "{\"text\": \0\"a\"}",
    ],
    allowed: [#"{"text": "a\u0000b"}"#, "{\"text\": \"a 0 b\"}"],
    check: .syntax([.nul]))
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let comment = Rule(
    "json/comment", .error,
    summary: "A line holds a comment.",
    why: """
      JSON has no comments, neither `//` nor `/* */` nor `#`, although some editors and readers of
      settings files take them. The service refuses the line.
      """,
    help: "delete the comment, or keep the remark in a file beside",
    sources: ["RFC 8259, section 2"],
    flagged: [
      #"{"text": "a"} // the first"#, #"{/* here */ "text": "a"}"#, "# all\n{\"text\": \"a\"}",
    ],
    allowed: [#"{"text": "// a # b /* c */"}"#, #"{"url": "https://example.com"}"#],
    check: .syntax([.comment]))
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let singleQuotes = Rule(
    "json/single-quotes", .error,
    summary: "A string or key stands in single quotes.",
    why: """
      Mostly the line is what Python's `print` or `str` makes of a dictionary, which looks like JSON
      and is not. The service refuses it. Replacing the quotes by hand breaks on the first text that
      holds an apostrophe.
      """,
    help: "write the record with json.dumps, not with str or print",
    sources: ["RFC 8259, section 7"],
    flagged: [
      #"{'text': 'a'}"#, #"{"text": 'a'}"#, #"{'text': "it's", 'weight': None}"#,
    ],
    allowed: [#"{"text": "'a'"}"#, #"{"it's": "a"}"#],
    check: .syntax([.singleQuotes]))
}

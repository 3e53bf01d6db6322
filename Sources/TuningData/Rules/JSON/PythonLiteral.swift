// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let pythonLiteral = Rule(
    "json/python-literal", .error,
    summary: "A value is None, True or False, which are words of Python.",
    why: """
      The line is what Python's `print` or `str` makes of a dictionary. JSON spells these values
      null, true and false, and the service refuses anything else.
      """,
    help: "write null, true or false, or the record with json.dumps",
    sources: ["RFC 8259, section 3"],
    flagged: [#"{"text": "a", "weight": None}"#, #"{"a": [True, False]}"#],
    allowed: [#"{"text": "None", "a": [true, false, null]}"#, #"{"None": "a"}"#],
    check: .syntax([.pythonLiteral]))
}

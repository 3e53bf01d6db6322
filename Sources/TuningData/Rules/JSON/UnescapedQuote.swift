// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let unescapedQuote = Rule(
    "json/unescaped-quote", .error,
    summary: "A string seems to go on after a quotation mark without a backslash.",
    why: """
      A double quote inside a string has to be written `\\"`; without the backslash the string ends
      there, and the rest of the text is no JSON. Lines like this are put together as text instead
      of being written by a JSON library. What follows on the line is not checked.
      """,
    help: "write \\\" for a quotation mark inside a string, or let a JSON library write the file",
    sources: ["RFC 8259, section 7", "openai-php/client #107"],
    flagged: [
      #"{"text": "say "hi" to her"}"#, #"{"text": "a 5" screen"}"#, #"{"te"xt": "a"}"#,
      #"{"text": "he said "ça va""}"#,
    ],
    allowed: [
      #"{"text": "say \"hi\" to her"}"#, #"{"role": "user" "content": "a"}"#,
      #"{"role": "user" content: "a"}"#, #"["a" 1]"#,
    ],
    check: .syntax([.unescapedQuote]))
}

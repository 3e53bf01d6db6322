// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let controlCharacter = Rule(
    "json/control-character", .error,
    summary: "A string holds a raw control character, such as a tab.",
    why: """
      Inside strings JSON allows the characters below U+0020 only as escapes. The service's clients
      refuse the line. Lines like this are put together as text instead of being written by a JSON
      library.
      """,
    help: "write the character as an escape, or let a JSON library write the file",
    sources: ["RFC 8259, section 7", "together-py 3.1.1, lib/utils/files.py"],
    flagged: [
      "{\"text\": \"a\tb\"}", "{\"text\": \"\u{1B}[1mbold\u{1B}[0m\"}", "{\"a\u{1F}\": \"b\"}",
      "{\"text\": \"a\rb\"}",
    ],
    allowed: [
      #"{"text": "a\tb\u001b"}"#, "{\t\"text\": \"a\"\t}", "{\"text\": \"a\u{7F}b\"}",
    ],
    check: .syntax([.controlCharacter]))
}

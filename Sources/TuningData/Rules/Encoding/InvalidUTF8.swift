// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let invalidUTF8 = Rule(
    "encoding/invalid-utf8", .error,
    summary: "A line holds bytes that are not UTF-8.",
    why: """
      The service's clients read files as strict UTF-8 and refuse one at its first wrong byte. Some
      libraries load such a file and fail only when training comes to the row. The usual causes are
      a text saved in an old encoding, such as Windows-1252, or a file cut in the middle of a
      character.
      """,
    help: "write the text anew from its source as UTF-8",
    sources: ["together-py 3.1.1, lib/utils/files.py", "RFC 8259, section 8.1"],
    flagged: [
      Example(bytes: Array("{\"text\": \"caf".utf8) + [0xE9] + Array("\"}\n".utf8)),
      // A surrogate, and the letter A in two bytes.
      Example(bytes: Array("{\"text\": \"".utf8) + [0xED, 0xA0, 0x80] + Array("\"}\n".utf8)),
      Example(bytes: Array("{\"text\": \"".utf8) + [0xC1, 0x81] + Array("\"}\n".utf8)),
    ],
    allowed: ["{\"text\": \"café 😀 \u{FFFD}\"}", #"{"text": "caf\u00e9"}"#],
    check: .syntax([.invalidUTF8]))
}

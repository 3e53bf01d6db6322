// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let utf16File = Rule(
    "encoding/utf16-file", .error,
    summary: "The file is UTF-16 or UTF-32 instead of UTF-8.",
    why: """
      Windows PowerShell writes UTF-16 with `>` and `Out-File`, and so do some exports of databases
      and spreadsheets. The service takes UTF-8 only; its clients say no more than that the file is
      not UTF-8. Nothing else in the file is looked at.
      """,
    help: "convert it: iconv -f UTF-16 -t UTF-8 old.jsonl > new.jsonl",
    sources: ["together-py 3.1.1, lib/utils/files.py", "RFC 8259, section 8.1"],
    flagged: [
      Example(bytes: [0xFF, 0xFE] + wide("{\"text\": \"a\"}\r\n", padding: [0])),
      Example(bytes: wide("{\"text\": \"a\"}\n", padding: [0])),
      Example(bytes: [0x00, 0x00, 0xFE, 0xFF, 0x00, 0x00, 0x00, 0x7B]),
    ],
    allowed: [
      "{\"text\": \"a\"}",
      Example(bytes: [0x7B, 0x7D, 0x0A, 0x00, 0x00, 0x00]),
      Example(bytes: [0, 0, 0, 0, 0, 0, 0, 0]),
    ],
    check: .head { head, findings in
      guard let found = WideEncoding(head.bytes) else { return }
      let mark = found.hasMark ? ", as its byte order mark says" : ""
      let program = "iconv -f \(found.converterName) -t UTF-8"
      findings.report(
        at: .startOfFile, "the file is \(found.name)\(mark)",
        help: "convert it: " + head.command(program, writing: ".utf8.jsonl"))
      findings.stopFile()
    })
}

/// An encoding of more than a byte for every character.
private struct WideEncoding {
  let name: String
  let hasMark: Bool
  /// The name that iconv knows; without the byte order where it takes and drops the mark.
  let converterName: String

  /// Recognises the encoding of a text that starts with `bytes`; nil when it has none of these.
  ///
  /// Without a mark, the zero bytes around the first character tell, which is ASCII in JSON (the
  /// method of RFC 4627, section 3).
  init?(_ bytes: [UInt8]) {
    switch bytes.prefix(4) {
    case [0x00, 0x00, 0xFE, 0xFF]: self.init("UTF-32BE", hasMark: true)
    case [0xFF, 0xFE, 0x00, 0x00]: self.init("UTF-32LE", hasMark: true)
    case _ where bytes.starts(with: [0xFE, 0xFF]): self.init("UTF-16BE", hasMark: true)
    case _ where bytes.starts(with: [0xFF, 0xFE]): self.init("UTF-16LE", hasMark: true)
    case let first where first.count == 4:
      guard first.allSatisfy({ $0 < 0x80 }) else { return nil }
      switch first.map({ $0 == 0 }) {
      case [true, true, true, false]: self.init("UTF-32BE", hasMark: false)
      case [false, true, true, true]: self.init("UTF-32LE", hasMark: false)
      case [true, false, true, false]: self.init("UTF-16BE", hasMark: false)
      case [false, true, false, true]: self.init("UTF-16LE", hasMark: false)
      default: return nil
      }
    default: return nil
    }
  }

  private init(_ name: String, hasMark: Bool) {
    self.name = name
    self.hasMark = hasMark
    converterName = hasMark ? String(name.dropLast(2)) : name
  }
}

/// ASCII text with `padding` behind every character.
private func wide(_ text: String, padding: [UInt8]) -> [UInt8] {
  text.utf8.flatMap { [$0] + padding }
}

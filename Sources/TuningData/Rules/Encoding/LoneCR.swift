// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

extension Rule {
  static let loneCR = Rule(
    "encoding/lone-cr", .error,
    summary: "A carriage return stands outside a string without a line feed behind it.",
    why: """
      It is a line end of old Macs and some exports. Readers disagree: for Python, and so for the
      service's clients, the line ends there; for others a whole file of such lines is one line, and
      between two tokens JSON takes it for white space. Where a second record starts behind it, only
      the first one of the line is checked.
      """,
    help: "end lines with a line feed: tr '\\r' '\\n' < old.jsonl > new.jsonl",
    sources: ["together-py 3.1.1, lib/utils/files.py", "Python documentation, io.TextIOWrapper"],
    flagged: [
      "{\"text\": \"a\"}\r{\"text\": \"b\"}\r", "{\"text\":\r\"a\"}", "{\"text\": \"a\"}\r\r\n",
    ],
    allowed: ["{\"text\": \"a\"}\r\n", #"{"text": "a\rb"}"#, "{\"text\": \"a\rb\"}"],
    check: .document(.loneCarriageReturn) { root, findings in
      let places = carriageReturns(outsideStringsOf: root.document)
      guard let first = places.first else { return }
      let more = places.count > 1 ? "; there are \(places.count) on the line" : ""
      findings.report(first..<first + 1, "a carriage return without a line feed\(more)")
    })
}

private func carriageReturns(outsideStringsOf document: JSONDocument) -> [Int] {
  var places: [Int] = []
  var start = 0
  func search(_ range: Range<Int>) {
    for (offset, byte) in document.bytes(range).enumerated() where byte == 0x0D {
      places.append(range.lowerBound + offset)
    }
  }
  for value in document.values where value.kind == .string || value.kind == .key {
    search(start..<max(start, value.range.lowerBound))
    start = value.range.upperBound
  }
  search(start..<max(start, document.byteCount))
  return places
}

// SPDX-License-Identifier: Apache-2.0

extension ExplainingParser {
  // MARK: - Space

  mutating func skipByteOrderMark() {
    guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    note(.byteOrderMark, length: 3) { _ in "a byte order mark (U+FEFF) stands before the value" }
    here = 3
  }

  /// Skips white space, and comments with a note.
  mutating func skipSpace() throws(Stop) {
    while let byte = peek {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: here += 1
      case UInt8(ascii: "#"), UInt8(ascii: "/"): try skipComment()
      case 0 where bytes[here...].allSatisfy({ $0 == 0 }):
        note(.nul, length: bytes.count - here) { "\($0.bytes.count - $0.here) NUL bytes end the line" }
        here = bytes.count
      default: return
      }
    }
  }

  private mutating func skipComment() throws(Stop) {
    let rest = bytes[here...]
    if rest.starts(with: Array("/*".utf8)) {
      var end = here + 2
      while end < bytes.count, !bytes[end...].starts(with: Array("*/".utf8)) { end += 1 }
      noteComment(end: min(end + 2, bytes.count))
    } else if rest.starts(with: Array("//".utf8)) || rest.first == UInt8(ascii: "#") {
      noteComment(end: rest.firstIndex(of: 0x0A) ?? bytes.count)
    } else {
      try stop(.unexpected, length: 1, "expected JSON; found '/'")
    }
  }

  private mutating func noteComment(end: Int) {
    note(.comment, length: end - here) { _ in "a comment; JSON has none" }
    here = end
  }

  // MARK: - Strings

  mutating func parseString(_ kind: JSONNode.Kind) throws(Stop) {
    let start = here
    let quote = bytes[here]
    var hasEscape = false
    here += 1
    while let byte = peek, byte != quote {
      if byte == UInt8(ascii: "\\") {
        hasEscape = true
        try parseEscape(in: quote)
      } else {
        parseCharacter(byte)
      }
    }
    guard peek != nil else {
      try stop(
        .unexpectedEnd, length: 0,
        "the line ends inside the string that starts at byte \(start + 1)")
    }
    here += 1
    if quote == UInt8(ascii: "'") {
      let noun = kind == .key ? "key" : "string"
      note(.singleQuotes, at: start, length: here - start) {
        "a \(noun) in single quotes: \($0.quoted(start..<$0.here))"
      }
    }
    nodes.append(
      JSONNode(kind: kind, start: start, end: here, next: nodes.count + 1, hasEscape: hasEscape))
  }

  private mutating func parseCharacter(_ byte: UInt8) {
    switch byte {
    case 0: note(.nul, length: 1) { _ in "a raw NUL byte inside a string" }
    case ..<0x20:
      note(.controlCharacter, length: 1) { _ in
        "a raw \(ControlCharacter.name(byte)) inside a string"
      }
    case 0x80...:
      let length = sequenceLength(at: here)
      if length == 0 { note(.invalidUTF8, length: 1) { $0.invalidByteMessage } }
      here += max(length, 1)
      return
    default: break
    }
    here += 1
  }

  private mutating func parseEscape(in quote: UInt8) throws(Stop) {
    guard here + 1 < bytes.count else {
      here += 1
      try stop(.unexpectedEnd, length: 0, "the line ends inside an escape")
    }
    let escaped = bytes[here + 1]
    if escaped == UInt8(ascii: "u") {
      let digits = bytes[(here + 2)...].prefix(4).prefix { hexadecimalValue($0) != nil }
      if digits.count < 4 {
        note(.invalidEscape, length: 2 + digits.count) { _ in
          "'\\u' needs four hexadecimal digits after it"
        }
      }
      here += 2 + digits.count
    } else if Array("\"\\/bfnrt".utf8).contains(escaped)
      || escaped == quote && quote == UInt8(ascii: "'")
    {
      here += 2
    } else {
      let length = 1 + max(1, sequenceLength(at: here + 1))
      note(.invalidEscape, length: length) {
        "\($0.quoted($0.here..<$0.here + length)) is not an escape of JSON"
      }
      // The escaped character may itself be at fault: it is read as any other.
      here += 1
    }
  }

  // MARK: - Numbers and literals

  mutating func parseNumber() throws(Stop) {
    let start = here
    let length = numberLength(at: here)
    if let word = nonFiniteWord(at: here) { return noteNonFinite(word) }
    guard length > 0, here + length >= bytes.count || !isNumberByte(bytes[here + length]) else {
      let extent = max(1, bytes[here...].prefix { isNumberByte($0) }.count)
      note(.malformedNumber, length: extent) {
        "\($0.quoted($0.here..<$0.here + extent)) is not a number of JSON"
      }
      here += extent
      nodes.append(JSONNode(kind: .number, start: start, end: here, next: nodes.count + 1))
      return
    }
    here += length
    nodes.append(JSONNode(kind: .number, start: start, end: here, next: nodes.count + 1))
  }

  /// Returns the length of the longest number of the grammar at `start`, or 0.
  private func numberLength(at start: Int) -> Int {
    var end = start
    func digits() -> Int { bytes[end...].prefix { $0 &- 0x30 < 10 }.count }
    func at(_ byte: UInt8) -> Bool { end < bytes.count && bytes[end] == byte }

    if at(UInt8(ascii: "-")) { end += 1 }
    let whole = at(UInt8(ascii: "0")) ? 1 : digits()
    guard whole > 0 else { return 0 }
    end += whole
    if at(UInt8(ascii: ".")) {
      end += 1
      guard digits() > 0 else { return 0 }
      end += digits()
    }
    if at(UInt8(ascii: "e")) || at(UInt8(ascii: "E")) {
      end += 1
      if at(UInt8(ascii: "+")) || at(UInt8(ascii: "-")) { end += 1 }
      guard digits() > 0 else { return 0 }
      end += digits()
    }
    return end - start
  }

  mutating func parseLiteral(expecting expected: String) throws(Stop) {
    let word = wordLength(at: here)
    switch String(decoding: bytes[here..<here + word], as: UTF8.self) {
    case "true": append(.true, word)
    case "false": append(.false, word)
    case "null": append(.null, word)
    case "True": notePython(.true, "True", "true")
    case "False": notePython(.false, "False", "false")
    case "None": notePython(.null, "None", "null")
    default:
      guard let word = nonFiniteWord(at: here) else {
        try stopHere(expecting: expected, opened: nil)
      }
      noteNonFinite(word)
    }
  }

  private mutating func append(_ kind: JSONNode.Kind, _ length: Int) {
    nodes.append(JSONNode(kind: kind, start: here, end: here + length, next: nodes.count + 1))
    here += length
  }

  private mutating func notePython(_ kind: JSONNode.Kind, _ python: String, _ json: String) {
    note(.pythonLiteral, length: python.utf8.count) { _ in
      "Python's '\(python)' is '\(json)' in JSON"
    }
    append(kind, python.utf8.count)
  }

  private mutating func noteNonFinite(_ word: String) {
    note(.nonFiniteNumber, length: word.utf8.count) { _ in "'\(word)' is not a number of JSON" }
    append(.number, word.utf8.count)
  }

  private func nonFiniteWord(at start: Int) -> String? {
    let signed = bytes[start...].first.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let sign = signed == true ? 1 : 0
    let length = wordLength(at: start + sign)
    let word = String(decoding: bytes[start + sign..<start + sign + length], as: UTF8.self)
    guard ["NaN", "Infinity", "nan", "inf", "Inf", "NAN", "infinity"].contains(word) else {
      return nil
    }
    return String(decoding: bytes[start..<start + sign + length], as: UTF8.self)
  }

  // MARK: - Looking

  var peek: UInt8? { here < bytes.count ? bytes[here] : nil }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    here += 1
    return true
  }

  func startsValue(_ byte: UInt8) -> Bool {
    Array("{[\"'-0123456789tfnTFN".utf8).contains(byte)
  }

  func isWordByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
  }

  private func isNumberByte(_ byte: UInt8) -> Bool {
    isWordByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+")
  }

  func wordLength(at start: Int) -> Int {
    guard start <= bytes.count else { return 0 }
    return bytes[start...].prefix { isWordByte($0) }.count
  }

  func nextAfterSpace(_ start: Int) -> UInt8? {
    bytes[start...].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D && $0 != 0x0A }
  }

  /// The length of the well-formed UTF-8 sequence at `start`, or 0.
  func sequenceLength(at start: Int) -> Int {
    guard bytes[start] >= 0x80 else { return 1 }
    let padded = bytes[start...].prefix(4) + [0, 0, 0]
    return unsafe padded.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return 0 }
      return unsafe UTF8Validation.sequenceLength(
        at: first, available: bytes.count - start)
    }
  }

  // MARK: - Naming

  func name(of key: Int) -> String { quoted(Int(nodes[key].start)..<Int(nodes[key].end)) }

  /// The bytes as they stand, shortened, in double quotes where they have none.
  func quoted(_ range: Range<Int>) -> String {
    let text = String(decoding: bytes[range], as: UTF8.self)
    let short = text.unicodeScalars.count > 40 ? String(text.unicodeScalars.prefix(39)) + "…" : text
    return short.utf8.first == UInt8(ascii: "\"") ? short : "'\(short)'"
  }

  var invalidByteMessage: String {
    "the byte 0x\(String(bytes[here], radix: 16, uppercase: true)) is not part of valid UTF-8"
  }

  var foundLength: Int { max(1, wordLength(at: here), sequenceLength(at: here)) }

  var foundHere: String {
    guard let byte = peek else { return "the end of the line" }
    if byte < 0x20 || byte == 0x7F { return "a \(ControlCharacter.name(byte))" }
    return quotedWord(here..<here + foundLength)
  }

  private func quotedWord(_ range: Range<Int>) -> String {
    let scalars = String(decoding: bytes[range], as: UTF8.self).unicodeScalars
    let short = scalars.count > 20 ? String(scalars.prefix(19)) + "…" : String(scalars)
    guard let first = scalars.first, first.value >= 0x80 else { return "'\(short)'" }
    return "'\(short)' (U+\(String(first.value, radix: 16, uppercase: true).leftPadded(4)))"
  }
}

extension String {
  fileprivate func leftPadded(_ width: Int) -> String {
    String(repeating: "0", count: max(0, width - utf8.count)) + self
  }
}

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
        let count = bytes.count - here
        note(.nul, length: count) { _ in
          count == 1 ? "a NUL byte ends the line" : "\(count) NUL bytes end the line"
        }
        here = bytes.count
      default: return
      }
    }
  }

  private mutating func skipComment() throws(Stop) {
    let rest = bytes[here...]
    if rest.starts(with: Array("/*".utf8)) {
      let slash = bytes.indices.dropFirst(here + 3).first {
        bytes[$0] == UInt8(ascii: "/") && bytes[$0 - 1] == UInt8(ascii: "*")
      }
      noteComment(end: slash.map { $0 + 1 } ?? bytes.count)
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
      if length == 0, isCutCharacter {
        here = bytes.count
        return
      }
      if length == 0 { note(.invalidUTF8, length: 1) { $0.invalidByteMessage } }
      here += max(length, 1)
      return
    default: break
    }
    here += 1
  }

  private mutating func parseEscape(in quote: UInt8) throws(Stop) {
    guard here + 1 < bytes.count else {
      here = bytes.count
      try stop(.unexpectedEnd, length: 0, "the line ends inside an escape")
    }
    let escaped = bytes[here + 1]
    if escaped == UInt8(ascii: "u") {
      let digits = bytes[(here + 2)...].prefix(4).prefix { hexadecimalValue($0) != nil }
      if digits.count < 4, here + 2 + digits.count == bytes.count {
        here = bytes.count
        try stop(.unexpectedEnd, length: 0, "the line ends inside an escape")
      }
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
    let length = ExplainingParser.numberLength(bytes[here...])
    if let word = nonFiniteWord(at: here) { return noteNonFinite(word) }
    guard length > 0, here + length >= bytes.count || !isNumberByte(bytes[here + length]) else {
      let extent = max(1, bytes[here...].prefix { isNumberByte($0) }.count)
      try stopInCutNumber(extent)
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

  /// Stops when the text ends in a number that one more digit would complete.
  private mutating func stopInCutNumber(_ extent: Int) throws(Stop) {
    guard here + extent == bytes.count,
      ExplainingParser.numberLength(bytes[here...] + [UInt8(ascii: "0")]) == extent + 1
    else { return }
    here = bytes.count
    try stop(.unexpectedEnd, length: 0, "the line ends inside a number")
  }

  /// Returns the length of the longest number of the grammar at the start of `text`, or 0.
  private static func numberLength(_ text: ArraySlice<UInt8>) -> Int {
    var end = text.startIndex
    func digits() -> Int { text[end...].prefix { $0 &- 0x30 < 10 }.count }
    func at(_ byte: UInt8) -> Bool { end < text.endIndex && text[end] == byte }

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
    return end - text.startIndex
  }

  mutating func parseLiteral(_ place: Place) throws(Stop) {
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
        try stopInCutLiteral(word)
        try stopHere(expecting: expectation(of: place), opened: nil)
      }
      noteNonFinite(word)
    }
  }

  /// Stops when the text ends in the middle of `true`, `false` or `null`.
  private mutating func stopInCutLiteral(_ length: Int) throws(Stop) {
    let word = String(decoding: bytes[here..<here + length], as: UTF8.self)
    guard length > 0, here + length == bytes.count,
      ["true", "false", "null"].contains(where: { $0.hasPrefix(word) })
    else { return }
    here = bytes.count
    try stop(.unexpectedEnd, length: 0, "the line ends inside a word that starts with '\(word)'")
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

  /// Whether a value starts at `start`, be it misspelled.
  func startsValue(at start: Int) -> Bool {
    let word = String(decoding: bytes[start...].prefix(wordLength(at: start)), as: UTF8.self)
    return Array("{[\"'-0123456789".utf8).contains(bytes[start])
      || ["true", "false", "null", "True", "False", "None", "NaN", "Infinity"].contains(word)
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
    let isNearEnd = start + 4 > bytes.count
    let padded = isNearEnd ? bytes[start...] + [0, 0, 0] : bytes[start..<start + 4]
    return unsafe padded.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return 0 }
      return unsafe UTF8Validation.sequenceLength(
        at: first, available: bytes.count - start)
    }
  }

  /// Whether the text ends with the start of a character, as it does when a file is cut.
  private var isCutCharacter: Bool {
    let rest = bytes[here...].prefix(4)
    guard rest.count < 4, rest.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return false }
    switch rest.first ?? 0 {
    case 0xC2...0xDF: return rest.count < 2
    case 0xE0...0xEF: return rest.count < 3
    case 0xF0...0xF4: return true
    default: return false
    }
  }

  /// The character that starts here; nil at the end and where it is not UTF-8.
  var scalarHere: Unicode.Scalar? {
    guard here < bytes.count, sequenceLength(at: here) > 0 else { return nil }
    return String(decoding: bytes[here...].prefix(sequenceLength(at: here)), as: UTF8.self)
      .unicodeScalars.first
  }

  // MARK: - Naming

  func name(of key: Int) -> String {
    let range = Int(nodes[key].start)..<Int(nodes[key].end)
    let isQuoted = Array("\"'".utf8).contains(bytes[range.lowerBound])
    return quoted(isQuoted ? range : range.lowerBound + 1..<range.upperBound - 1)
  }

  /// The bytes as they stand, shortened, in single quotes where they have none.
  func quoted(_ range: Range<Int>) -> String {
    let text = String(decoding: bytes[range], as: UTF8.self)
    let short = text.unicodeScalars.count > 40 ? String(text.unicodeScalars.prefix(39)) + "…" : text
    return short.hasPrefix("\"") || short.hasPrefix("'") ? short : "'\(short)'"
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

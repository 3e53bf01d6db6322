// SPDX-License-Identifier: Apache-2.0

/// The exact RFC 8259 parser: slow, plain, and able to say what is wrong where.
///
/// It goes on after every slip whose meaning is clear (a trailing comma, single quotes, `None`), so
/// that one run finds all of them and the tape shows what was meant; each kind is told once. It
/// stops at the first thing that could mean anything.
///
/// On valid input it writes the same tape as `JSONScanner`. That is its second office: being the
/// obvious twin that the fast one is compared with.
struct ExplainingParser {
  /// Ends the parse after the fault that was noted last.
  struct Stop: Error {}

  let bytes: [UInt8]
  var here = 0
  var faults: [JSONFault] = []
  var nodes: [JSONNode] = []
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Parses the whole text; returns the tape, or nil when it could not be read to its end.
  mutating func parse() -> [JSONNode]? {
    do throws(Stop) {
      skipByteOrderMark()
      try skipSpace()
      try parseValue(expecting: "a JSON value")
      try skipSpace()
      try parseEnd()
      return nodes
    } catch {
      return nil
    }
  }

  // MARK: - Values

  private mutating func parseValue(expecting expected: String) throws(Stop) {
    guard let byte = peek else { try stopAtEnd(expecting: expected) }
    switch byte {
    case UInt8(ascii: "{"):
      let object = try open(.object)
      try parseMembers(object)
      close(object)
    case UInt8(ascii: "["):
      let array = try open(.array)
      try parseElements(array)
      close(array)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): try parseString(.string)
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      try parseNumber()
    default: try parseLiteral(expecting: expected)
    }
  }

  private mutating func open(_ kind: JSONNode.Kind) throws(Stop) -> Int {
    guard depth < JSONScanner.maximumDepth else {
      try stop(.tooDeep, length: 1, "nested deeper than \(JSONScanner.maximumDepth) levels")
    }
    nodes.append(JSONNode(kind: kind, start: here, end: 0, next: 0))
    here += 1
    depth += 1
    return nodes.count - 1
  }

  private mutating func close(_ container: Int) {
    depth -= 1
    nodes[container].end = UInt32(here)
    nodes[container].next = UInt32(nodes.count)
  }

  private mutating func parseElements(_ array: Int) throws(Stop) {
    try skipSpace()
    if take(UInt8(ascii: "]")) { return }
    while true {
      try parseValue(expecting: "a value")
      try skipSpace()
      if take(UInt8(ascii: "]")) { return }
      let comma = here
      guard take(UInt8(ascii: ",")) else {
        try stopAfterValue(expecting: "',' or ']' after an element of the array", array)
      }
      try skipSpace()
      if take(UInt8(ascii: "]")) { return noteTrailingComma(at: comma, before: "]") }
    }
  }

  private mutating func parseMembers(_ object: Int) throws(Stop) {
    try skipSpace()
    if take(UInt8(ascii: "}")) { return }
    while true {
      let key = nodes.count
      try parseKey(object)
      try skipSpace()
      guard take(UInt8(ascii: ":")) else {
        try stopHere(expecting: "':' after the key \(name(of: key))", opened: object)
      }
      try skipSpace()
      try parseValue(expecting: "a value for \(name(of: key))")
      try skipSpace()
      if take(UInt8(ascii: "}")) { return }
      let comma = here
      guard take(UInt8(ascii: ",")) else {
        try stopAfterValue(expecting: "',' or '}' after the value of \(name(of: key))", object)
      }
      try skipSpace()
      if take(UInt8(ascii: "}")) { return noteTrailingComma(at: comma, before: "}") }
    }
  }

  private mutating func parseKey(_ object: Int) throws(Stop) {
    guard let byte = peek else { try stopAtEnd(expecting: "a key or '}'", opened: object) }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return try parseString(.key) }
    let word = wordLength(at: here)
    guard word > 0, nextAfterSpace(here + word) == UInt8(ascii: ":") else {
      try stopHere(expecting: "a key in double quotes", opened: object)
    }
    note(.unquotedKey, length: word) {
      "the key \($0.quoted($0.here..<$0.here + word)) is not in quotes"
    }
    nodes.append(JSONNode(kind: .key, start: here, end: here + word, next: nodes.count + 1))
    here += word
  }

  private mutating func parseEnd() throws(Stop) {
    guard here < bytes.count else { return }
    let between = bytes[..<here].reversed().prefix { $0 <= 0x20 }
    if between.contains(0x0D) {
      try stop(
        .loneCarriageReturn, length: bytes.count - here,
        "a second value follows a bare carriage return")
    }
    if startsValue(bytes[here]) {
      try stop(.severalValues, length: bytes.count - here, "a second value follows the first")
    }
    try stopHere(expecting: "the end of the line after the value", opened: nil)
  }

  private mutating func noteTrailingComma(at comma: Int, before bracket: Character) {
    note(.trailingComma, at: comma, length: 1) { _ in
      "a comma stands before the closing '\(bracket)'"
    }
  }

  // MARK: - Stopping

  private mutating func stopAfterValue(
    expecting expected: String, _ container: Int
  ) throws(Stop) -> Never {
    if let byte = peek, let last = nodes.last, last.kind == .string, Int(last.end) == here,
      isWordByte(byte)
    {
      try stop(
        .unescapedQuote, length: 1,
        "expected \(expected); found \(foundHere); the string before it seems to go on")
    }
    try stopHere(expecting: expected, opened: container)
  }

  mutating func stopHere(expecting expected: String, opened: Int?) throws(Stop) -> Never {
    guard let byte = peek else { try stopAtEnd(expecting: expected, opened: opened) }
    if byte == 0 { try stop(.nul, length: 1, "a NUL byte stands where \(expected) is due") }
    if byte >= 0x80, sequenceLength(at: here) == 0 {
      try stop(.invalidUTF8, length: 1, invalidByteMessage)
    }
    try stop(.unexpected, length: foundLength, "expected \(expected); found \(foundHere)")
  }

  private mutating func stopAtEnd(expecting expected: String, opened: Int? = nil) throws(Stop)
    -> Never
  {
    var message = "the line ends where \(expected) is due"
    if let opened {
      let noun = nodes[opened].kind == .object ? "object" : "array"
      message += "; the \(noun) opened at byte \(nodes[opened].start + 1) is not closed"
    }
    try stop(.unexpectedEnd, length: 0, message)
  }

  mutating func stop(
    _ kind: JSONFault.Kind, length: Int, _ message: String
  ) throws(Stop) -> Never {
    faults.append(JSONFault(kind: kind, offset: here, length: length, message: message))
    throw Stop()
  }

  /// Notes a slip that can be read on from; each kind once.
  mutating func note(
    _ kind: JSONFault.Kind, at offset: Int? = nil, length: Int, _ message: (Self) -> String
  ) {
    guard !faults.contains(where: { $0.kind == kind }) else { return }
    faults.append(
      JSONFault(kind: kind, offset: offset ?? here, length: length, message: message(self)))
  }
}

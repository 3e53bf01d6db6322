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
      // Nothing but a mark, a comment or NUL bytes: that has been said.
      guard here < bytes.count || faults.isEmpty else { return nil }
      try parseValue(.root)
      try skipSpace()
      try parseEnd()
      return nodes
    } catch {
      return nil
    }
  }

  /// The tape as far as it goes, as if every open bracket were closed at the end of the text.
  var nodesOfPrefix: [JSONNode] {
    var nodes = nodes
    if nodes.last?.kind == .key { nodes.removeLast() }
    for index in nodes.indices where nodes[index].next == 0 {
      nodes[index].end = UInt32(truncatingIfNeeded: bytes.count)
      nodes[index].next = UInt32(truncatingIfNeeded: nodes.count)
    }
    return nodes
  }

  // MARK: - Values

  /// What a value is to the one around it.
  enum Place { case root, element, member(key: Int) }

  private mutating func parseValue(_ place: Place) throws(Stop) {
    guard let byte = peek else { try stopAtEnd(expecting: expectation(of: place)) }
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
    default: try parseLiteral(place)
    }
  }

  func expectation(of place: Place) -> String {
    switch place {
    case .root: "a JSON value"
    case .element: "a value"
    case .member(let key): "a value for \(name(of: key))"
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
    nodes[container].end = UInt32(truncatingIfNeeded: here)
    nodes[container].next = UInt32(truncatingIfNeeded: nodes.count)
  }

  private mutating func parseElements(_ array: Int) throws(Stop) {
    try skipSpace()
    if take(UInt8(ascii: "]")) { return }
    while true {
      try parseValue(.element)
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
        try stopAfterValue(expecting: "':' after the key \(name(of: key))", object)
      }
      try skipSpace()
      try parseValue(.member(key: key))
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
    // One byte more on either side, where others have quotes: readers of tapes count on them.
    nodes.append(
      JSONNode(kind: .key, start: here - 1, end: here + word + 1, next: nodes.count + 1))
    here += word
  }

  private mutating func parseEnd() throws(Stop) {
    let comma = here
    let hasComma = take(UInt8(ascii: ","))
    if hasComma { try skipSpace() }
    guard here < bytes.count else {
      return hasComma ? noteCommaAfterValue(at: comma) : ()
    }
    if startsValue(at: here) { return noteSecondValue(hasComma: hasComma) }
    here = comma
    try stopHere(expecting: "the end of the line after the value", opened: nil)
  }

  /// Notes what follows the first value, which is read as if nothing did.
  private mutating func noteSecondValue(hasComma: Bool) {
    let between = bytes[..<here].reversed().prefix { $0 <= 0x20 }
    if between.contains(0x0D) {
      note(.loneCarriageReturn, length: bytes.count - here) { _ in
        "a second value follows a bare carriage return"
      }
    } else {
      note(.severalValues, length: bytes.count - here) { _ in
        "a second value follows the first\(hasComma ? " after a comma" : "")"
      }
    }
    here = bytes.count
  }

  private mutating func noteCommaAfterValue(at comma: Int) {
    note(.trailingComma, at: comma, length: 1) { _ in
      "a comma stands after the value; line ends alone part the records"
    }
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
    if lastStringGoesOn {
      try stop(
        .unescapedQuote, length: foundLength,
        "expected \(expected); found \(foundHere); the string before it seems to go on")
    }
    try stopHere(expecting: expected, opened: container)
  }

  /// Whether what stands here looks like the rest of the string before it, cut off by a quotation
  /// mark without a backslash: a word, or punctuation right behind the quotation mark.
  private var lastStringGoesOn: Bool {
    guard let byte = peek, let last = nodes.last, last.kind == .string || last.kind == .key else {
      return false
    }
    let isAdjacent = Int(last.end) == here
    if startsValue(at: here), !isAdjacent { return false }
    if isWordByte(byte) { return nextAfterSpace(here + wordLength(at: here)) != UInt8(ascii: ":") }
    if byte >= 0x80 { return scalarHere?.properties.isAlphabetic ?? false }
    return isAdjacent && Array(".!?;()-<>*&%/".utf8).contains(byte)
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

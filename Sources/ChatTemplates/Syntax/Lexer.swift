// SPDX-License-Identifier: Apache-2.0

/// Cuts a template into tokens, with `trim_blocks` and `lstrip_blocks` on, as chat templates expect.
///
/// Line ends become line feeds and one at the very end is dropped, as Jinja does.
struct Lexer {
  private let source: [UInt8]
  private var index = 0
  private var position = Position()
  private var tokens: [Token] = []
  /// Whether what was read last ends a line.
  private var isAtLineStart = true
  /// The brackets that are open inside a tag.
  private var brackets: [UInt8] = []

  private init(_ text: String) { source = Lexer.normalize(text) }

  static func tokens(of text: String) throws(TemplateError) -> [Token] {
    var lexer = Lexer(text)
    try lexer.scan()
    return lexer.tokens
  }

  private static func normalize(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var isAfterReturn = false
    for byte in text.utf8 {
      switch byte {
      case 0x0D: bytes.append(0x0A)
      case 0x0A where isAfterReturn: break
      default: bytes.append(byte)
      }
      isAfterReturn = byte == 0x0D
    }
    if bytes.last == 0x0A { bytes.removeLast() }
    return bytes
  }

  private mutating func scan() throws(TemplateError) {
    while index < source.count {
      let start = index
      var found = start
      while found < source.count, !isTagStart(found) { found += 1 }
      guard found < source.count else {
        append(.data(Text(source, start..<found)), upTo: found)
        break
      }
      let kind = source[found + 1]
      let mark = found + 2 < source.count ? source[found + 2] : 0
      emit(text: start..<found, before: kind, mark: mark)
      try scanTag(kind, hasMark: mark == UInt8(ascii: "-") || mark == UInt8(ascii: "+"))
    }
    tokens.append(Token(kind: .end, position: position))
  }

  private func isTagStart(_ index: Int) -> Bool {
    guard source[index] == UInt8(ascii: "{"), index + 1 < source.count else { return false }
    switch source[index + 1] {
    case UInt8(ascii: "{"), UInt8(ascii: "%"), UInt8(ascii: "#"): return true
    default: return false
    }
  }

  /// Emits the text before a tag, stripped as the tag demands.
  private mutating func emit(text range: Range<Int>, before kind: UInt8, mark: UInt8) {
    var end = range.upperBound
    if mark == UInt8(ascii: "-") {
      end = Whitespace.trimmedEnd(of: source, in: range)
    } else if mark != UInt8(ascii: "+"), kind != UInt8(ascii: "{") {
      let line = source[range].lastIndex(of: 0x0A).map { $0 + 1 }
      let lineStart = line ?? range.lowerBound
      if line != nil || isAtLineStart, lineStart < end,
        Whitespace.trimmedEnd(of: source, in: lineStart..<end) == lineStart
      {
        end = lineStart
      }
    }
    if end > range.lowerBound {
      tokens.append(Token(kind: .data(Text(source, range.lowerBound..<end)), position: position))
    }
    advance(to: range.upperBound)
  }

  private mutating func scanTag(_ kind: UInt8, hasMark: Bool) throws(TemplateError) {
    let start = position
    let open = index + (hasMark ? 3 : 2)
    switch kind {
    case UInt8(ascii: "#"):
      // A minus may both open and close the shortest comment.
      try skipComment(from: open, start)
    case UInt8(ascii: "%"):
      if let body = rawBody(from: open) { return try scanRaw(from: body, start) }
      append(.blockBegin, upTo: open)
      try scanExpression(end: "%}", kind: .blockEnd, start)
    default:
      append(.variableBegin, upTo: open)
      try scanExpression(end: "}}", kind: .variableEnd, start)
    }
  }

  private mutating func skipComment(from open: Int, _ start: Position) throws(TemplateError) {
    var end = open
    while end + 1 < source.count {
      if source[end] == UInt8(ascii: "#"), source[end + 1] == UInt8(ascii: "}") {
        let mark = end > open ? source[end - 1] : 0
        closeTag(after: end + 2, mark: mark, trimsLine: true)
        return
      }
      end += 1
    }
    throw .syntax("Missing end of comment tag", at: start)
  }

  /// Moves behind the end of a tag and over the white space that the tag swallows.
  private mutating func closeTag(after end: Int, mark: UInt8, trimsLine: Bool) {
    var end = end
    if mark == UInt8(ascii: "-") {
      end = Whitespace.end(of: source, from: end)
    } else if trimsLine, mark != UInt8(ascii: "+"), end < source.count, source[end] == 0x0A {
      end += 1
    }
    advance(to: end)
    isAtLineStart = source[end - 1] == 0x0A
  }

  private func skippingWhitespace(_ index: Int) -> Int { Whitespace.end(of: source, from: index) }

  private func has(_ text: String, at index: Int) -> Bool {
    source[min(index, source.count)...].starts(with: text.utf8)
  }

  /// Returns where the text of a raw block starts, when one starts here.
  private func rawBody(from open: Int) -> Int? {
    let word = skippingWhitespace(open)
    guard has("raw", at: word) else { return nil }
    let end = skippingWhitespace(word + 3)
    if has("-%}", at: end) { return skippingWhitespace(end + 3) }
    return has("%}", at: end) ? end + 2 : nil
  }

  private mutating func scanRaw(from body: Int, _ start: Position) throws(TemplateError) {
    advance(to: body)
    isAtLineStart = source[body - 1] == 0x0A
    var open = body
    while open + 1 < source.count {
      defer { open += 1 }
      guard has("{%", at: open) else { continue }
      let mark = open + 2 < source.count ? source[open + 2] : 0
      let hasMark = mark == UInt8(ascii: "-") || mark == UInt8(ascii: "+")
      let word = skippingWhitespace(open + (hasMark ? 3 : 2))
      guard has("endraw", at: word) else { continue }
      let end = skippingWhitespace(word + 6)
      let closing = end < source.count ? source[end] : 0
      let isMarked = closing == UInt8(ascii: "-") || closing == UInt8(ascii: "+")
      guard has("%}", at: end + (isMarked ? 1 : 0)) else { continue }
      emit(text: body..<open, before: UInt8(ascii: "%"), mark: mark)
      closeTag(after: end + (isMarked ? 3 : 2), mark: closing, trimsLine: true)
      return
    }
    throw .syntax("Missing end of raw directive", at: start)
  }

  // MARK: - Inside tags

  private mutating func scanExpression(
    end: String, kind: Token.Kind, _ start: Position
  ) throws(TemplateError) {
    brackets = []
    while true {
      advance(to: skippingWhitespace(index))
      guard index < source.count else { throw .syntax("unexpected end of template", at: start) }
      if brackets.isEmpty, closesTag(end, kind) { return }
      let token = position
      if let (literal, upTo) = try NumberLiteral.scan(source, from: index, at: token) {
        append(literal, upTo: upTo)
      } else if let upTo = nameEnd() {
        append(.name(Text(source, index..<upTo).string), upTo: upTo)
      } else if source[index] == UInt8(ascii: "'") || source[index] == UInt8(ascii: "\"") {
        let (text, upTo) = try StringLiteral.scan(source, from: index, at: token)
        append(.string(text), upTo: upTo)
      } else {
        try scanSign()
      }
    }
  }

  private mutating func closesTag(_ end: String, _ kind: Token.Kind) -> Bool {
    let mark = source[index]
    let isMarked =
      mark == UInt8(ascii: "-") || (mark == UInt8(ascii: "+") && kind == .blockEnd)
    guard has(end, at: index + (isMarked ? 1 : 0)) else { return false }
    tokens.append(Token(kind: kind, position: position))
    closeTag(
      after: index + (isMarked ? 3 : 2), mark: isMarked ? mark : 0, trimsLine: kind == .blockEnd)
    return true
  }

  private func nameEnd() -> Int? {
    var end = index
    while end < source.count {
      let byte = source[end]
      let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26
      let isDigit = byte &- UInt8(ascii: "0") < 10
      guard isLetter || isDigit || byte == UInt8(ascii: "_") || byte >= 0x80 else { break }
      end += 1
    }
    return end > index ? end : nil
  }

  private mutating func scanSign() throws(TemplateError) {
    for sign in Lexer.signs where has(sign, at: index) {
      try balance(sign)
      append(.sign(sign), upTo: index + sign.utf8.count)
      return
    }
    let character = Text(source, index..<source.count).string.prefix(1)
    throw .syntax("unexpected char \(Value.string(String(character)).represented)", at: position)
  }

  private mutating func balance(_ sign: String) throws(TemplateError) {
    switch sign {
    case "(": brackets.append(UInt8(ascii: ")"))
    case "[": brackets.append(UInt8(ascii: "]"))
    case "{": brackets.append(UInt8(ascii: "}"))
    case ")", "]", "}":
      guard let expected = brackets.popLast() else {
        throw .syntax("unexpected '\(sign)'", at: position)
      }
      guard sign.utf8.first == expected else {
        throw .syntax(
          "unexpected '\(sign)', expected '\(Character(Unicode.Scalar(expected)))'", at: position)
      }
    default: break
    }
  }

  private static let signs = [
    "//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}",
    ">", "<", "=", ".", ":", "|", ",", ";",
  ]

  private mutating func append(_ kind: Token.Kind, upTo end: Int) {
    tokens.append(Token(kind: kind, position: position))
    advance(to: end)
  }

  private mutating func advance(to end: Int) {
    for byte in source[index..<end] {
      if byte == 0x0A {
        position.line += 1
        position.column = 1
      } else if byte & 0xC0 != 0x80 {
        position.column += 1
      }
    }
    index = end
  }
}

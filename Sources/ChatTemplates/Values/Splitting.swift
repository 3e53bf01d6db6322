// SPDX-License-Identifier: Apache-2.0

/// Python's ways to cut a string into pieces.
enum Splitting {
  /// Returns the pieces between separators, or between white space when there is no separator.
  static func split(
    _ text: Text, by separator: Text?, limit: Int, fromEnd: Bool
  ) throws(TemplateError) -> [Text] {
    guard let separator else { return splitAtWhitespace(text, limit: limit, fromEnd: fromEnd) }
    guard !separator.isEmpty else { throw .evaluation("empty separator") }
    if text.hasHoles, !text.contains(separator) { return [text] }
    return fromEnd && limit >= 0
      ? splitFromEnd(text, by: separator, limit: limit)
      : splitFromStart(text, by: separator, limit: limit)
  }

  private static func splitFromStart(_ text: Text, by separator: Text, limit: Int) -> [Text] {
    var pieces: [Text] = []
    var start = 0
    while limit < 0 || pieces.count < limit,
      let found = TextBytes.firstIndex(of: separator, in: text, from: start)
    {
      pieces.append(text.piece(start, found))
      start = found + separator.count
    }
    pieces.append(text.piece(start, text.count))
    return pieces
  }

  private static func splitFromEnd(_ text: Text, by separator: Text, limit: Int) -> [Text] {
    var pieces: [Text] = []
    var rest = text
    while pieces.count < limit, let found = rest.lastIndex(of: separator) {
      pieces.append(rest.piece(found + separator.count, rest.count))
      rest = rest.piece(0, found)
    }
    pieces.append(rest)
    return pieces.reversed()
  }

  private static func splitAtWhitespace(_ text: Text, limit: Int, fromEnd: Bool) -> [Text] {
    let text = text.hasHoles ? text.spoiled : text
    var pieces: [Text] = []
    var rest = text.stripped(of: nil, atStart: true, atEnd: true)
    while !rest.isEmpty {
      guard limit < 0 || pieces.count < limit else {
        pieces.append(rest)
        break
      }
      guard let run = rest.whitespaceRun(isLast: fromEnd) else {
        pieces.append(rest)
        break
      }
      if fromEnd {
        pieces.append(rest.piece(run.upperBound, rest.count))
        rest = rest.piece(0, run.lowerBound)
      } else {
        pieces.append(rest.piece(0, run.lowerBound))
        rest = rest.piece(run.upperBound, rest.count)
      }
    }
    // With a limit, Python keeps the white space at the far end of the rest.
    if limit >= 0, pieces.count > limit, let last = pieces.last {
      pieces[pieces.count - 1] =
        fromEnd
        ? Text(text.storage, Int(text.lower)..<Int(last.upper))
        : Text(text.storage, Int(last.lower)..<Int(text.upper))
    }
    return fromEnd ? pieces.reversed() : pieces
  }

  /// Returns the text before a separator, the separator, and the text after it.
  static func partition(
    _ text: Text, by separator: Text, fromEnd: Bool
  ) throws(TemplateError) -> [Text] {
    guard !separator.isEmpty else { throw .evaluation("empty separator") }
    let found =
      fromEnd ? text.lastIndex(of: separator) : TextBytes.firstIndex(of: separator, in: text)
    guard let found else { return fromEnd ? [.empty, .empty, text] : [text, .empty, .empty] }
    return [
      text.piece(0, found), separator, text.piece(found + separator.count, text.count),
    ]
  }

  /// Returns the lines, cut at every character that Python takes for a line end.
  static func lines(of text: Text, keepsEnds: Bool) -> [Text] {
    var lines: [Text] = []
    var start = 0
    var index = 0
    let base = Int(text.lower)
    while index < text.count {
      let length = lineEnd(text.storage, base + index, Int(text.upper))
      guard length > 0 else {
        index += 1
        continue
      }
      lines.append(text.piece(start, keepsEnds ? index + length : index))
      index += length
      start = index
    }
    if start < text.count { lines.append(text.piece(start, text.count)) }
    return lines
  }

  private static func lineEnd(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    switch bytes[index] {
    case 0x0D: return index + 1 < end && bytes[index + 1] == 0x0A ? 2 : 1
    case 0x0A...0x0C, 0x1C...0x1E: return 1
    case 0xC2: return index + 1 < end && bytes[index + 1] == 0x85 ? 2 : 0
    case 0xE2:
      guard index + 2 < end, bytes[index + 1] == 0x80 else { return 0 }
      return bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
    default: return 0
    }
  }
}

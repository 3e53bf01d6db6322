// SPDX-License-Identifier: Apache-2.0

extension Text {
  /// As `stripped`, for a text with holes.
  ///
  /// White space goes with the parts of holes that stand for some. Of other characters there must be
  /// none at the ends, which becomes a guard.
  func strippedWithHoles(of characters: Text?, atStart: Bool, atEnd: Bool) -> Text {
    let bytes = unwatchedBytes
    guard let characters else { return strippedOfWhitespace(bytes, atStart: atStart, atEnd: atEnd) }
    guard characters.isASCII,
      !atStart || !HoleWatch.ask(.startsWithOneOf, self, characters),
      !atEnd || !HoleWatch.ask(.endsWithOneOf, self, characters)
    else {
      HoleWatch.look()
      return self
    }
    return self
  }

  private func strippedOfWhitespace(_ bytes: [UInt8], atStart: Bool, atEnd: Bool) -> Text {
    var start = 0
    var end = bytes.count
    while atStart {
      let next = Whitespace.end(of: bytes, from: start, before: end)
      start = isSpace(bytes, at: next, before: end) ? next + TextHole.byteCount : next
      if start == next { break }
    }
    while atEnd {
      let next = Whitespace.trimmedEnd(of: bytes, in: start..<end)
      let part = next - TextHole.byteCount
      end = part >= start && isSpace(bytes, at: part, before: next) ? part : next
      if end == next { break }
    }
    return Text(bytes, start..<end, hasHoles: true)
  }

  private func isSpace(_ bytes: [UInt8], at index: Int, before end: Int) -> Bool {
    TextHole.part(bytes, at: index, before: end).map { $0.part != .body } == true
  }
}

// SPDX-License-Identifier: Apache-2.0

extension Text {
  /// As `stripped`, for a text with holes.
  ///
  /// White space goes with the parts of holes that stand for some. Of other characters there must be
  /// none at the ends, which becomes a guard.
  func strippedWithHoles(of characters: Text?, atStart: Bool, atEnd: Bool) -> Text {
    guard let characters else {
      return withUnwatched { shared, range in
        Text(shared, trimmed(shared, range, atStart: atStart, atEnd: atEnd), hasHoles: true)
      }
    }
    guard characters.isASCII,
      !atStart || !HoleWatch.ask(.startsWithOneOf, self, characters),
      !atEnd || !HoleWatch.ask(.endsWithOneOf, self, characters)
    else { return spoiled.stripped(of: characters, atStart: atStart, atEnd: atEnd) }
    return self
  }

  private func trimmed(
    _ bytes: [UInt8], _ range: Range<Int>, atStart: Bool, atEnd: Bool
  ) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while atStart {
      let next = Whitespace.end(of: bytes, from: start, before: end)
      start = isSpace(bytes, at: next, before: end) ? next + TextHole.partByteCount : next
      if start == next { break }
    }
    while atEnd {
      let next = Whitespace.trimmedEnd(of: bytes, in: start..<end)
      let part = next - TextHole.partByteCount
      end = part >= start && isSpace(bytes, at: part, before: next) ? part : next
      if end == next { break }
    }
    return start..<end
  }

  private func isSpace(_ bytes: [UInt8], at index: Int, before end: Int) -> Bool {
    TextHole.part(bytes, at: index, before: end).map { $0.part != .body } == true
  }
}

// SPDX-License-Identifier: Apache-2.0

extension Text {
  func hasPrefix(_ prefix: Text) -> Bool {
    if hasHoles { return HoleWatch.ask(.hasPrefix, self, prefix) }
    return count >= prefix.count && piece(0, prefix.count) == prefix
  }

  func hasSuffix(_ suffix: Text) -> Bool {
    if hasHoles { return HoleWatch.ask(.hasSuffix, self, suffix) }
    return count >= suffix.count && piece(count - suffix.count, count) == suffix
  }

  /// Returns whether a comparison takes two texts for equal.
  func equals(_ other: Text) -> Bool {
    if hasHoles { return HoleWatch.ask(.equals, self, other) }
    if other.hasHoles { return HoleWatch.ask(.equals, other, self) }
    return self == other
  }

  /// Returns the text without a prefix, if it has it.
  func removing(prefix: Text) -> Text {
    guard hasPrefix(prefix) else { return self }
    return hasHoles ? spoiled : piece(prefix.count, count)
  }

  /// Returns the text without a suffix, if it has it.
  func removing(suffix: Text) -> Text {
    guard !suffix.isEmpty, hasSuffix(suffix) else { return self }
    return hasHoles ? spoiled : piece(0, count - suffix.count)
  }

  func contains(_ part: Text) -> Bool {
    if hasHoles { return HoleWatch.ask(.contains, self, part) }
    return TextBytes.firstIndex(of: part, in: self) != nil
  }

  /// Returns where `needle` begins last, in bytes.
  func lastIndex(of needle: Text) -> Int? {
    guard count >= needle.count else { return nil }
    guard needle.count <= 64 else { return LongNeedle(needle).lastIndex(in: self) }
    for start in stride(from: count - needle.count, through: 0, by: -1)
    where piece(start, start + needle.count) == needle {
      return start
    }
    return nil
  }

  /// Returns how often `needle` is there without overlaps; the empty text is between all characters.
  func occurrences(of needle: Text) -> Int {
    guard !needle.isEmpty else { return length + 1 }
    var count = 0
    var start = 0
    while let found = TextBytes.firstIndex(of: needle, in: self, from: start) {
      count += 1
      start = found + needle.count
    }
    return count
  }

  /// Returns the text with `old` replaced, at most `most` times when that is not negative.
  func replacing(
    _ old: Text, by new: Text, atMost most: Int, limit: Int
  ) throws(TemplateError) -> Text {
    if hasHoles, !contains(old) { return self }
    var bytes: [UInt8] = []
    var start = 0
    var replaced = 0
    var from = 0
    while most < 0 || replaced < most,
      let found = TextBytes.firstIndex(of: old, in: self, from: from)
    {
      bytes.append(piece(start, found))
      bytes.append(new)
      guard bytes.count <= limit else { throw .limit("a string is too long") }
      replaced += 1
      start = found + old.count
      from = start
      if old.isEmpty {
        // Between every two characters, so step over one.
        guard from < count else { break }
        from += 1
        while from < count, storage[Int(lower) + from] & 0xC0 == 0x80 { from += 1 }
      }
    }
    guard replaced > 0 else { return self }
    bytes.append(piece(start, count))
    return Text(bytes)
  }

  /// Returns the first or last run of white space, in bytes.
  func whitespaceRun(isLast: Bool) -> Range<Int>? {
    let base = Int(lower)
    let end = Int(upper)
    var found: Range<Int>?
    var index = base
    while index < end {
      let runEnd = Whitespace.end(of: storage, from: index, before: end)
      guard runEnd > index else {
        index += 1
        continue
      }
      found = index - base..<runEnd - base
      if !isLast { break }
      index = runEnd
    }
    return found
  }

  /// Returns the text without `characters`, or without white space, at its ends.
  func stripped(of characters: Text?, atStart: Bool, atEnd: Bool) -> Text {
    if hasHoles { return strippedWithHoles(of: characters, atStart: atStart, atEnd: atEnd) }
    guard let characters else {
      let start =
        atStart ? Whitespace.end(of: storage, from: Int(lower), before: Int(upper)) : Int(lower)
      let end =
        atEnd ? Whitespace.trimmedEnd(of: storage, in: start..<Int(upper)) : Int(upper)
      return Text(storage, start..<end)
    }
    guard characters.isASCII else {
      return stripped(of: Set(characters.scalars), atStart: atStart, atEnd: atEnd)
    }
    var start = Int(lower)
    var end = Int(upper)
    if atStart { while start < end, characters.bytes.contains(storage[start]) { start += 1 } }
    if atEnd { while end > start, characters.bytes.contains(storage[end - 1]) { end -= 1 } }
    return Text(storage, start..<end)
  }

  private func stripped(
    of characters: Set<Unicode.Scalar>, atStart: Bool, atEnd: Bool
  ) -> Text {
    var scalars = scalars[...]
    if atStart { scalars = scalars.drop { characters.contains($0) } }
    if atEnd { while let last = scalars.last, characters.contains(last) { scalars.removeLast() } }
    return Text(scalars)
  }
}

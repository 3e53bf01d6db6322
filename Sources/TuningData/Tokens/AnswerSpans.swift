// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates

/// Finds what an assistant wrote in a rendered conversation: from the end of the header of its turn
/// up to the text that ends the turn.
struct AnswerSpans {
  /// The rendered text.
  let text: [UInt8]
  /// Where the texts of messages are, by marks; nil for a message that shows none.
  let found: [Range<Int>?]
  /// What the template writes around answers.
  let frame: AnswerFrame?

  /// Where an answer is, or where its parts are that are known.
  enum Place: Equatable {
    case found(Range<Int>)
    /// One end or both are not known; the range holds the answer's content, and is nil where it does
    /// not show.
    case unclear(after: Int, content: Range<Int>?, before: Int)
  }

  /// How many answers may be unclear before no more are searched for.
  static let mostUnclear = 64

  /// Returns the places of answers, by the indices of their messages.
  ///
  /// - Complexity: O(n) in the length of the text.
  func places(_ answers: [(index: Int, hasCalls: Bool)]) -> [Place] {
    let following = following
    var places: [Place] = []
    var floor = 0
    var passed = 0
    var unclear = 0
    for (index, hasCalls) in answers {
      while passed < index {
        floor = max(floor, found[passed]?.upperBound ?? 0)
        passed += 1
      }
      let content = found[index].flatMap { $0.lowerBound >= floor ? $0 : nil }
      let ceiling = ceiling(index, content?.upperBound ?? floor, following)
      if unclear < AnswerSpans.mostUnclear,
        let span = span(index, hasCalls, floor, content, ceiling)
      {
        floor = max(floor, span.upperBound)
        places.append(.found(span))
      } else {
        unclear += 1
        places.append(.unclear(after: floor, content: content, before: ceiling))
      }
    }
    return places
  }

  /// Returns where the next message after a place starts; messages may be moved to the front.
  private func ceiling(_ index: Int, _ known: Int, _ following: [Int]) -> Int {
    var next = index
    for _ in 0..<AnswerSpans.mostUnclear {
      next = following[next]
      guard next < found.count, let range = found[next] else { return text.count }
      if range.lowerBound >= known { return range.lowerBound }
    }
    return known
  }

  /// For each message the next one that shows marks.
  private var following: [Int] {
    var result = [Int](repeating: found.count, count: found.count)
    for index in found.indices.dropLast().reversed() {
      result[index] = found[index + 1] == nil ? result[index + 1] : index + 1
    }
    return result
  }

  private func span(
    _ index: Int, _ hasCalls: Bool, _ floor: Int, _ content: Range<Int>?, _ ceiling: Int
  ) -> Range<Int>? {
    guard let frame, !frame.header.isEmpty else { return nil }
    guard
      let header = text[floor..<(content?.lowerBound ?? ceiling)].firstRange(watched: frame.header),
      let end = end(
        text[max(header.upperBound, content?.upperBound ?? 0)..<ceiling], frame, hasCalls,
        of: index)
    else { return nil }
    return header.upperBound..<end
  }

  /// Returns where the turn ends whose rest is `rest`.
  private func end(
    _ rest: ArraySlice<UInt8>, _ frame: AnswerFrame, _ hasCalls: Bool, of index: Int
  ) -> Int? {
    if index == found.count - 1 {
      guard frame.endsLast else { return rest.endIndex }
      let end = rest.endIndex - rest.reversed().prefix { $0.isSpace }.count
      HoleWatch.look(at: rest[..<end].suffix(4))
      return end
    }
    let ending = hasCalls && !frame.callEnding.isEmpty ? frame.callEnding : frame.ending
    guard !ending.isEmpty else { return hasCalls ? nil : rest.startIndex }
    guard let first = rest.firstRange(watched: ending) else { return nil }
    // Arguments of calls may hold what ends a turn.
    guard hasCalls, found[index + 1] != nil else { return first.upperBound }
    HoleWatch.look(at: rest)
    return rest.lastEnd(of: ending)
  }
}

extension ArraySlice<UInt8> {
  /// Returns where a text is first; looks into holes only if it is not in front of them.
  fileprivate func firstRange(watched text: [UInt8]) -> Range<Int>? {
    // White space that fills a hole in front may be the start only of what starts with some.
    if let first = text.first, first > 0x20, first < 0x80,
      let found = HoleWatch.literal(self).firstRange(of: text)
    {
      return found
    }
    HoleWatch.look(at: self)
    return firstRange(of: text)
  }

  /// Returns where the last occurrence of a text ends.
  fileprivate func lastEnd(of text: [UInt8]) -> Int? {
    guard text.count <= count else { return nil }
    return (startIndex...(endIndex - text.count)).last { self[$0...].starts(with: text) }
      .map { $0 + text.count }
  }
}

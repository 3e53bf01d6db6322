// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates

/// What a template writes around an answer, learned from small conversations.
struct AnswerFrame {
  /// What opens the assistant's turn, up to a think block; empty when nothing does.
  private(set) var header: [UInt8] = []
  /// What ends an answer that more messages follow; empty when nothing does.
  private(set) var ending: [UInt8] = []
  /// Whether something ends the last answer, so that white space after it is not the answer's.
  private(set) var endsLast = false

  /// Learns the frame; nil when the template does not render the conversations.
  ///
  /// - Parameter render: Renders messages, with the prompt to answer or without it.
  init?(_ render: ([TemplateValue], _ prompting: Bool) -> [UInt8]?) {
    guard
      let made = AnswerFrame(render, { TemplateValue($0) })
        ?? AnswerFrame(
          render,
          {
            TemplateValue([
              TemplateValue([("type", TemplateValue("text")), ("text", TemplateValue($0))])
            ])
          })
    else { return nil }
    self = made
  }

  private init?(
    _ render: ([TemplateValue], _ prompting: Bool) -> [UInt8]?, _ content: (String) -> TemplateValue
  ) {
    let messages = ["user", "assistant", "user", "assistant"].enumerated().map { index, role in
      AnswerMarks.marked(
        TemplateValue([("role", TemplateValue(role)), ("content", content("say"))]), index)
    }
    guard let (text, found) = render(messages, false).map(Self.unmarked),
      let ask = found[0], let answer = found[1], let again = found[2], let last = found[3],
      ask.upperBound <= answer.lowerBound, answer.upperBound <= again.lowerBound,
      again.upperBound <= last.lowerBound
    else { return nil }
    let opening = text[ask.upperBound..<answer.lowerBound]
    header = Array(Self.beforeThinking(opening))
    if let (prompt, found) = render(Array(messages[..<1]), true).map(Self.unmarked),
      let ask = found[0]
    {
      let tail = prompt[ask.upperBound...]
      header = Array(Self.beforeThinking(tail).prefix(opening.commonPrefixLength(tail)))
      if let (bare, found) = render(Array(messages[..<1]), false).map(Self.unmarked),
        let ask = found[0]
      {
        let closing = header.commonPrefixLength(bare[ask.upperBound...])
        // Where the prompt adds nothing, the end of the user's turn is what opens the answer.
        if closing < header.count { header.removeFirst(closing) }
      }
    }
    let tail = text[last.upperBound...]
    let gap = text[answer.upperBound..<again.lowerBound]
    let ends = Array(tail.prefix(tail.count - tail.reversed().prefix { $0.isSpace }.count))
    endsLast = !ends.isEmpty
    if endsLast, gap.starts(with: ends) {
      ending = ends
    } else if let end = gap.firstIndex(of: UInt8(ascii: ">")) {
      ending = Array(gap[...end])
    }
  }

  private static func unmarked(_ bytes: [UInt8]) -> (text: [UInt8], found: [Range<Int>?]) {
    AnswerMarks.removed(from: bytes, messages: 4)
  }

  private static func beforeThinking(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    text.firstRange(of: "<think>".utf8).map { text[..<$0.lowerBound] } ?? text
  }
}

extension UInt8 {
  var isSpace: Bool { self == 0x20 || 0x09...0x0D ~= self }
}

extension Collection<UInt8> {
  /// Returns how many first bytes two texts share.
  func commonPrefixLength(_ other: some Collection<UInt8>) -> Int {
    zip(self, other).prefix { $0 == $1 }.count
  }
}

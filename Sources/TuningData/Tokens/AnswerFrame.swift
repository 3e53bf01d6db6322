// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates

/// What a template writes around an answer, learned from small conversations.
struct AnswerFrame {
  /// What opens the assistant's turn, up to a think block; empty when nothing does.
  private(set) var header: [UInt8] = []
  /// What ends an answer that more messages follow; empty when nothing does.
  private(set) var ending: [UInt8] = []
  /// What ends an answer with calls whose results follow; empty when it is not known.
  private(set) var callEnding: [UInt8] = []
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
    learnCallEnding(render)
  }

  /// What ends calls is the last thing that stays the same whether or not a result follows; without
  /// an end of turns it is what opens the result.
  private mutating func learnCallEnding(
    _ render: ([TemplateValue], _ prompting: Bool) -> [UInt8]?
  ) {
    func message(_ role: String, _ more: (key: String, value: TemplateValue)...) -> TemplateValue {
      TemplateValue([("role", TemplateValue(role))] + more)
    }
    for arguments in [TemplateValue([(key: String, value: TemplateValue)]()), TemplateValue("{}")] {
      let name = ("name", TemplateValue("say"))
      let call = TemplateValue([
        ("id", TemplateValue("aaaaaaaaa")), ("type", TemplateValue("function")),
        ("function", TemplateValue([name, ("arguments", arguments)])),
      ])
      let said = ("content", TemplateValue("say"))
      let messages = [
        message("user", said),
        message("assistant", ("content", TemplateValue("")), ("tool_calls", TemplateValue([call]))),
        message("tool", ("tool_call_id", TemplateValue("aaaaaaaaa")), name, said),
      ].enumerated().map { AnswerMarks.marked($1, $0) }
      guard let open = render(Array(messages[..<2]), false).map(Self.unmarked)?.text,
        let (text, found) = render(messages, false).map(Self.unmarked),
        let ask = found[0], let result = found[2], ask.upperBound <= result.lowerBound
      else { continue }
      let rest = text[ask.upperBound..<result.lowerBound]
      let same = rest.prefix(max(0, text.commonPrefixLength(open) - ask.upperBound))
      let calls = same.dropLast(same.reversed().prefix { $0.isSpace }.count)
      guard calls.last == UInt8(ascii: ">"), let start = calls.lastIndex(of: UInt8(ascii: "<"))
      else { return }
      let opening = rest[calls.endIndex...]
      let end = endsLast ? nil : opening.firstIndex(of: UInt8(ascii: ">"))
      callEnding = Array(rest[start..<(end.map { $0 + 1 } ?? calls.endIndex)])
      return
    }
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

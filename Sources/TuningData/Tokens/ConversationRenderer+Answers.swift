// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates

extension ConversationRenderer {
  /// Returns where each answer is in the output, nil for one that the template leaves out.
  func answerSpans(
    _ messages: [TemplateValue], _ template: ChatTemplate, _ answering: [Int]
  ) -> [Range<Int>?] {
    answersUnclear = 0
    if output.generationSpans.count == answering.count { return output.generationSpans }
    if let marking = plan.markingTemplate,
      (try? render(messages, marking, into: &marked)) != nil,
      marked.bytes == output.bytes, marked.generationSpans.count == answering.count
    {
      return marked.generationSpans
    }
    var unclear = 0
    return places(messages, template, answering).enumerated().map { number, place in
      guard case .unclear(let after, let content, let before) = place else {
        if case .found(let span) = place { return span }
        return nil
      }
      HoleWatch.look()
      unclear += 1
      guard unclear <= AnswerSpans.mostUnclear else {
        answersUnclear += 1
        return content
      }
      let index = answering[number]
      let prefix = startByPrefix(messages, template, index)
        .flatMap { after...(content?.lowerBound ?? before) ~= $0 ? $0 : nil }
      let end = endByPrefix(messages, template, index)
      if prefix == nil || end == nil { answersUnclear += 1 }
      guard let start = prefix ?? content?.lowerBound else { return nil }
      let known = content?.upperBound ?? start
      let rest = output.bytes[known..<min(max(end ?? known, known), max(before, known))]
      let space =
        frame(template)?.endsLast == true ? rest.reversed().prefix { $0.isSpace }.count : 0
      return RecordRanges.range(start, rest.endIndex - space)
    }
  }

  /// Finds answers by marks in their text, where the template renders them as it does the text.
  private func places(
    _ messages: [TemplateValue], _ template: ChatTemplate, _ answering: [Int]
  ) -> [AnswerSpans.Place] {
    let unknown = AnswerSpans.Place.unclear(after: 0, content: nil, before: output.bytes.count)
    guard !answering.isEmpty, messages.count <= AnswerMarks.limit,
      (try? render(
        messages.enumerated().map { AnswerMarks.marked($1, $0) }, template, into: &marked)) != nil
    else { return answering.map { _ in unknown } }
    let (text, found) = AnswerMarks.removed(from: marked.bytes, messages: messages.count)
    guard text == output.bytes else { return answering.map { _ in unknown } }
    return AnswerSpans(text: text, found: found, frame: frame(template)).places(
      answering.map { ($0, messages[$0].members?.contains { $0.key == "tool_calls" } == true) })
  }

  private func frame(_ template: ChatTemplate) -> AnswerFrame? {
    if let learned { return learned.frame }
    let tools = context["tools"]
    context["tools"] = TemplateValue.none
    defer { context["tools"] = tools }
    let frame = AnswerFrame { messages, prompting in
      (try? render(messages, template, into: &marked, prompting: prompting)).map { marked.bytes }
    }
    learned = (frame, ())
    return frame
  }

  /// Returns where the answer of a message starts: after what comes before it and the prompt to
  /// answer; nil where a template renders what comes before otherwise once the answer follows.
  private func startByPrefix(
    _ messages: [TemplateValue], _ template: ChatTemplate, _ index: Int
  ) -> Int? {
    guard (try? render(messages[..<index], template, into: &marked, prompting: true)) != nil else {
      return nil
    }
    let start = output.bytes.commonPrefixLength(marked.bytes)
    let prompt = marked.bytes
    guard (try? render(messages[..<index], template, into: &marked)) != nil,
      prompt.starts(with: marked.bytes)
    else { return start == prompt.count ? start : nil }
    guard start >= marked.bytes.count else { return nil }
    // A think block belongs to the answer.
    let block = prompt[marked.bytes.count...].firstRange(of: "<think>".utf8)
    return min(start, block?.lowerBound ?? start)
  }

  /// Returns how far the text that ends with an answer agrees with the output.
  private func endByPrefix(_ messages: [TemplateValue], _ template: ChatTemplate, _ index: Int)
    -> Int?
  {
    if index == messages.count - 1 { return output.bytes.count }
    guard (try? render(messages[...index], template, into: &marked)) != nil else { return nil }
    return output.bytes.commonPrefixLength(marked.bytes)
  }
}

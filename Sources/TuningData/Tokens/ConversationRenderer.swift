// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates
internal import JSONLines

/// Renders conversations and finds out which part of the text each answer became.
final class ConversationRenderer {
  /// Which answers are trained on.
  enum Training {
    /// All, or the last one only where the plan says so; a message's weight has the last word.
    case answersByWeight
    /// The last one, as in preference pairs.
    case lastAnswer
  }

  private let plan: RenderingPlan
  private var context: TemplateContext
  private var output = RenderedText()
  private var marked = RenderedText()
  private var learned: (frame: AnswerFrame?, Void)?

  init(_ plan: RenderingPlan) {
    self.plan = plan
    context = plan.context
  }

  /// Renders messages, and says which parts are trained on.
  ///
  /// - Throws: `TemplateError` when the template refuses them, or there is no template.
  func render(_ messages: [JSONValue], tools: JSONValue?, trains: Training)
    throws(TemplateError) -> RenderedRow.Sequence
  {
    guard let template = plan.template else { throw TemplateError.noTemplate }
    do {
      return try render(messages, template, .decoded, tools: tools, trains: trains)
    } catch {
      guard MessageContext.hasArguments(messages) else { throw error }
      // Some templates join arguments with other text, and take them as text only.
      guard
        let sequence = try? render(messages, template, .text, tools: tools, trains: trains)
      else { throw error }
      return sequence
    }
  }

  private func render(
    _ messages: [JSONValue], _ template: ChatTemplate, _ arguments: MessageContext.Arguments,
    tools: JSONValue?, trains: Training
  ) throws(TemplateError) -> RenderedRow.Sequence {
    let values = messages.map {
      MessageContext.message($0, arguments, joining: plan.textOnlyRoles)
    }
    context["tools"] =
      tools.flatMap { $0.kind == .null ? nil : TemplateValue($0) } ?? TemplateValue.none
    try render(values, template, into: &output)
    let answering = messages.indices.filter { messages[$0]["role"]?.isText("assistant") == true }
    let spans = answerSpans(values, template, answering)
    var sequence = RenderedRow.Sequence(text: output.bytes)
    sequence.answers = RecordRanges.joined(spans.compactMap { $0 })
    if plan.trainOnInputs == .all, case .answersByWeight = trains {
      let left = zip(answering, spans).filter { messages[$0.0]["weight"]?.number == 0 }
      sequence.trained = RecordRanges.without(left.compactMap { $0.1 }, 0..<sequence.text.count)
    } else {
      let chosen = zip(answering, spans).filter { index, _ in
        isTrained(messages[index], isLast: index == answering.last, trains)
      }
      sequence.trained = RecordRanges.joined(chosen.compactMap { $0.1 })
    }
    return sequence
  }

  private func isTrained(_ message: JSONValue, isLast: Bool, _ trains: Training) -> Bool {
    guard case .answersByWeight = trains else { return isLast }
    if let weight = message["weight"]?.number { return weight != 0 }
    return isLast || !plan.trainsLastAnswerOnly
  }

  private func render(
    _ messages: some Sequence<TemplateValue>, _ template: ChatTemplate,
    into text: inout RenderedText, prompting: Bool = false
  ) throws(TemplateError) {
    text.removeAll()
    context["messages"] = TemplateValue(Array(messages))
    context["add_generation_prompt"] = TemplateValue(prompting)
    try template.render(context, into: &text)
  }

  // MARK: - Answers

  /// Returns where each answer is in the output, nil for one that the template leaves out.
  private func answerSpans(
    _ messages: [TemplateValue], _ template: ChatTemplate, _ answering: [Int]
  ) -> [Range<Int>?] {
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
      unclear += 1
      guard unclear <= AnswerSpans.mostUnclear else { return content }
      let index = answering[number]
      let start = startByPrefix(messages, template, index)
      let end = endByPrefix(messages, template, index)
      guard
        let start = start.flatMap({ after...(content?.lowerBound ?? before) ~= $0 ? $0 : nil })
          ?? content?.lowerBound
      else { return nil }
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

extension TemplateError {
  /// There is no template to render a conversation with.
  static let noTemplate = TemplateError(
    kind: .evaluation, message: "no chat template is known for the model", line: 1, column: 1)
}

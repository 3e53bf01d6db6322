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
    let values = messages.map { MessageContext.message($0, arguments) }
    context["tools"] =
      tools.flatMap { $0.kind == .null ? nil : TemplateValue($0) } ?? TemplateValue.none
    try render(values, template, into: &output)
    let answering = messages.indices.filter { messages[$0]["role"]?.isText("assistant") == true }
    let spans = try answerSpans(values, template, answering)
    var sequence = RenderedRow.Sequence(text: output.bytes)
    sequence.answers = RecordRanges.joined(spans.compactMap { $0 })
    if plan.trainOnInputs == .all, case .answersByWeight = trains {
      sequence.trained = sequence.text.isEmpty ? [] : [0..<sequence.text.count]
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
  ) throws(TemplateError) -> [Range<Int>?] {
    if output.generationSpans.count == answering.count { return output.generationSpans }
    if let marking = plan.markingTemplate,
      (try? render(messages, marking, into: &marked)) != nil,
      marked.bytes == output.bytes, marked.generationSpans.count == answering.count
    {
      return marked.generationSpans
    }
    var spans: [Range<Int>?] = []
    for index in answering {
      spans.append(try spanByPrefixes(messages, template, index))
    }
    return spans
  }

  /// Finds an answer between the text of what comes before it, with the prompt to answer, and the
  /// text that ends with it.
  ///
  /// Where a template renders a message otherwise once more follows, the texts are compared as far
  /// as they agree with the output.
  private func spanByPrefixes(_ messages: [TemplateValue], _ template: ChatTemplate, _ index: Int)
    throws(TemplateError) -> Range<Int>?
  {
    guard (try? render(messages[..<index], template, into: &marked, prompting: true)) != nil else {
      // Some templates refuse what comes before a first answer, and all of it is the answer then.
      return index == messages.indices.last ? 0..<output.bytes.count : nil
    }
    let start = output.bytes.commonPrefixLength(marked.bytes)
    guard index < messages.count - 1 else { return RecordRanges.range(start, output.bytes.count) }
    try render(messages[...index], template, into: &marked)
    return RecordRanges.range(start, output.bytes.commonPrefixLength(marked.bytes))
  }
}

/// Ranges of a text.
enum RecordRanges {
  /// Returns the range between two places; nil when it is empty.
  static func range(_ start: Int, _ end: Int) -> Range<Int>? { start < end ? start..<end : nil }

  /// Returns ranges in order and apart.
  static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

extension [UInt8] {
  /// Returns how many first bytes two texts share.
  fileprivate func commonPrefixLength(_ other: [UInt8]) -> Int {
    zip(self, other).prefix { $0 == $1 }.count
  }
}

extension TemplateError {
  /// There is no template to render a conversation with.
  static let noTemplate = TemplateError(
    kind: .evaluation, message: "no chat template is known for the model", line: 1, column: 1)
}

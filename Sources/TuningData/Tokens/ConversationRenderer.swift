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

  let plan: RenderingPlan
  var context: TemplateContext
  var output = RenderedText()
  var marked = RenderedText()
  /// The answers of the last conversation of which not all could be found.
  var answersUnclear = 0
  var learned: (frame: AnswerFrame?, Void)?

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
    sequence.answersUnclear = answersUnclear
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

  func render(
    _ messages: some Sequence<TemplateValue>, _ template: ChatTemplate,
    into text: inout RenderedText, prompting: Bool = false
  ) throws(TemplateError) {
    text.removeAll()
    context["messages"] = TemplateValue(Array(messages))
    context["add_generation_prompt"] = TemplateValue(prompting)
    try template.render(context, into: &text)
  }
}

extension TemplateError {
  /// There is no template to render a conversation with.
  static let noTemplate = TemplateError(
    kind: .evaluation, message: "no chat template is known for the model", line: 1, column: 1)
}

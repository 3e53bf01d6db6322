// SPDX-License-Identifier: Apache-2.0

public import ChatTemplates
public import JSONLines

/// Turns records into the text that the model will see; one for each worker.
public final class RecordRenderer {
  private let plan: RenderingPlan
  private let conversations: ConversationRenderer
  private let patterns: RowPatterns?

  /// Creates a renderer.
  public convenience init(_ plan: RenderingPlan) {
    self.init(plan, patterns: plan.template == nil ? nil : RowPatterns())
  }

  /// Creates a renderer; without patterns every row is rendered by the template itself.
  init(_ plan: RenderingPlan, patterns: RowPatterns?) {
    self.plan = plan
    self.patterns = patterns
    conversations = ConversationRenderer(plan)
  }

  /// Returns what becomes of a record of a format; nil when its values are not what they have to be.
  ///
  /// - Throws: `TemplateError` when the template refuses the conversation or there is none.
  public func render(_ root: JSONValue, _ format: DatasetFormat) throws(TemplateError)
    -> RenderedRow?
  {
    guard let patterns, format == .conversation || format == .preference else {
      return try renderAnew(root, format)
    }
    return try patterns.row(root) { (root) throws(TemplateError) in
      try renderAnew(root, format)
    }
  }

  private func renderAnew(_ root: JSONValue, _ format: DatasetFormat) throws(TemplateError)
    -> RenderedRow?
  {
    var row: RenderedRow?
    switch format {
    case .text: row = text(root)
    case .instruction: row = instruction(root)
    case .conversation: row = try conversation(root)
    case .preference: row = try preference(root)
    }
    if let weight = root["weight"]?.number, weight == 0 { row?.dropTrained() }
    return row
  }

  private func text(_ root: JSONValue) -> RenderedRow? {
    guard let (bytes, images) = RecordRenderer.content(root["text"]) else { return nil }
    return plain([bytes], trainsAll: true, images: images)
  }

  /// No template is documented for instructions: the completion follows the prompt as it is.
  private func instruction(_ root: JSONValue) -> RenderedRow? {
    guard let (prompt, promptImages) = RecordRenderer.content(root["prompt"]),
      let (completion, images) = RecordRenderer.content(root["completion"])
    else { return nil }
    return plain(
      [prompt, completion], trainsAll: plan.trainOnInputs == .all, images: promptImages + images)
  }

  private func plain(_ parts: [[UInt8]], trainsAll: Bool, images: Int) -> RenderedRow {
    let text = Array(parts.joined())
    let answer = text.count - (parts.last?.count ?? 0)..<text.count
    let trained = trainsAll ? 0..<text.count : answer
    return RenderedRow(
      sequences: [
        RenderedRow.Sequence(
          text: text, trained: trained.isEmpty ? [] : [trained],
          answers: answer.isEmpty ? [] : [answer], hasSurroundings: true)
      ], images: images)
  }

  private func conversation(_ root: JSONValue) throws(TemplateError) -> RenderedRow? {
    guard let list = root["messages"], list.kind == .array else { return nil }
    let messages = Array(list.elements)
    let sequence = try conversations.render(
      messages, tools: root["tools"], trains: .answersByWeight)
    let answers = messages.count { $0["role"]?.isText("assistant") == true }
    return RenderedRow(
      sequences: [sequence], images: RecordRenderer.images(list), hasSeveralAnswers: answers > 1,
      hasCalls: MessageContext.hasArguments(messages))
  }

  private func preference(_ root: JSONValue) throws(TemplateError) -> RenderedRow? {
    guard let input = root["input"], let list = input["messages"], list.kind == .array else {
      return nil
    }
    let tools = input["tools"] ?? root["tools"]
    let messages = Array(list.elements)
    var row = RenderedRow(
      isPreference: true, images: RecordRenderer.images(list),
      hasCalls: MessageContext.hasArguments(messages))
    for key in ["preferred_output", "non_preferred_output"] {
      guard let output = root[key], output.kind == .array else { return nil }
      row.sequences.append(
        try conversations.render(
          messages + Array(output.elements), tools: tools, trains: .lastAnswer))
      row.images += RecordRenderer.images(output)
    }
    return row
  }

  /// Returns the text of a string or of the text parts of a list, and how many images are in it.
  private static func content(_ value: JSONValue?) -> (text: [UInt8], images: Int)? {
    guard let value else { return nil }
    if value.kind == .string { return (value.textBytes ?? [], 0) }
    guard value.kind == .array else { return nil }
    let text = value.elements.compactMap { $0["text"]?.textBytes }.joined()
    return (Array(text), value.elements.filter { $0["image_url"] != nil }.count)
  }

  private static func images(_ messages: JSONValue) -> Int {
    messages.elements.reduce(0) { sum, message in
      sum + (message["content"]?.elements.filter { $0["image_url"] != nil }.count ?? 0)
    }
  }
}

extension RenderedRow {
  /// Takes the row out of what is trained on, as a weight of 0 does.
  fileprivate mutating func dropTrained() {
    for index in sequences.indices { sequences[index].trained = [] }
  }
}

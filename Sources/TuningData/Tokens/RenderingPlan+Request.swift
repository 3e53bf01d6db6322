// SPDX-License-Identifier: Apache-2.0

public import ChatTemplates
public import JSONLines

extension RenderingPlan {
  /// Makes ready the templates and limits that a request asks for.
  ///
  /// - Throws: `TokenSetupError` when files are missing or broken.
  public init(_ request: TokenRequest) throws(TokenSetupError) {
    self.init()
    try readTemplates(request)
    let model = request.model
    trainOnInputs = request.trainOnInputs
    trainsLastAnswerOnly = request.method == .sft && model?.reasoning == .supported
    let context = request.method == .dpo ? model?.contextLength.dpo : model?.contextLength.sft
    contextLength = request.contextLength ?? context
    textOnlyRoles = TextOnlyRoles.learn(self)
  }

  /// The template that the user names comes first, then the tokenizer's own, then ours.
  private mutating func readTemplates(_ request: TokenRequest) throws(TokenSetupError) {
    let family = request.model?.template
    specialTokens = family?.specialTokens ?? [:]
    variables = request.model?.templateVariables ?? [:]
    // What the configuration says comes before the list, which older files have beside it.
    if let path = request.specialTokensPath {
      guard let list = TokenizerConfiguration(try RenderingPlan.read(path)) else {
        throw .configuration(path: path)
      }
      specialTokens.merge(list.specialTokens) { $1 }
    }
    var configuration: TokenizerConfiguration?
    if let path = request.configurationPath {
      configuration = TokenizerConfiguration(try RenderingPlan.read(path))
      if configuration == nil { throw .configuration(path: path) }
      specialTokens.merge(configuration?.specialTokens ?? [:]) { $1 }
    }
    if let family, let own = TemplateCatalogue.text(of: family) {
      markingTemplate = try RenderingPlan.compile(own, path: family.name)
    }
    if let path = request.chatTemplatePath ?? request.ownTemplatePath {
      let text = String(decoding: try RenderingPlan.read(path), as: UTF8.self)
      template = try RenderingPlan.compile(text, path: path)
      origin = request.chatTemplatePath == nil ? .tokenizer(path) : .file(path)
    } else if let text = configuration?.chatTemplate, let path = request.configurationPath {
      template = try RenderingPlan.compile(text, path: path)
      origin = .tokenizer(path)
    } else if let family, let markingTemplate {
      template = markingTemplate
      origin = .family(family.name)
    }
  }

  private static func read(_ path: String) throws(TokenSetupError) -> [UInt8] {
    do throws(ReadError) { return try WholeFile.read(path) } catch { throw .unreadable(error) }
  }

  private static func compile(_ text: String, path: String) throws(TokenSetupError)
    -> ChatTemplate
  {
    do throws(TemplateError) {
      return try ChatTemplate(text)
    } catch {
      throw .template(path: path, error)
    }
  }

  /// Returns what the template makes of an object whose members are its variables.
  ///
  /// - Throws: `TemplateError` when the template refuses it, or there is no template.
  public func render(_ variables: JSONValue) throws(TemplateError) -> [UInt8] {
    do {
      return try render(variables, .decoded)
    } catch {
      let messages = Array(variables["messages"]?.elements.map(\.self) ?? [])
      guard MessageContext.hasArguments(messages), let text = try? render(variables, .text) else {
        throw error
      }
      return text
    }
  }

  private func render(_ variables: JSONValue, _ arguments: MessageContext.Arguments)
    throws(TemplateError) -> [UInt8]
  {
    guard let template else { throw .noTemplate }
    var context = context
    context["tools"] = TemplateValue.none
    context["add_generation_prompt"] = TemplateValue(false)
    for (key, value) in variables.members { context[key.text ?? ""] = TemplateValue(value) }
    if let messages = variables["messages"], messages.kind == .array {
      context["messages"] = TemplateValue(
        messages.elements.map { MessageContext.message($0, arguments, joining: textOnlyRoles) })
    }
    var output = RenderedText()
    try template.render(context, into: &output)
    return output.bytes
  }
}

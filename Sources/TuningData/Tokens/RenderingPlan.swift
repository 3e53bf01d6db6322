// SPDX-License-Identifier: Apache-2.0

public import ChatTemplates

/// How rows become text: the template, and what of the text is trained on.
public struct RenderingPlan: Sendable {
  /// Where a template comes from.
  public enum Origin: Sendable, Equatable {
    /// The file that the user named.
    case file(String)
    /// The tokenizer's own, from this file.
    case tokenizer(String)
    /// Ours for a family of models.
    case family(String)
  }

  /// The template for conversations; nil when none is known.
  public var template: ChatTemplate?
  /// Where the template comes from.
  public var origin: Origin?
  /// A template that marks what is trained on, used where it renders the same text.
  public var markingTemplate: ChatTemplate?
  /// The special tokens that templates ask for by name.
  public var specialTokens: [String: String] = [:]
  /// What else the templates of the model are given.
  public var variables: [String: Bool] = [:]
  /// Whether only the last answer is trained on, as with reasoning models.
  public var trainsLastAnswerOnly = false
  /// Whether what the model is given is trained on too.
  public var trainOnInputs = TrainOnInputs.auto
  /// The longest sequence in tokens; nil when it is not known.
  public var contextLength: Int?

  /// The roles whose content the template takes as text only; learned when a request is read.
  var textOnlyRoles: Set<String> = []

  /// Creates a plan without a template.
  public init() {}

  /// What the template is given for every conversation.
  var context: TemplateContext {
    var context = TemplateContext()
    for (name, text) in specialTokens { context[name] = TemplateValue(text) }
    for (name, value) in variables { context[name] = TemplateValue(value) }
    return context
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import ChatTemplates
public import JSONLines
public import Tokenization

/// What the user asks to count with.
public struct TokenRequest: Sendable {
  /// The model; nil when only a tokenizer is named.
  public var model: ModelProfile?
  /// The vocabulary; nil when there is none, so that counts are estimates.
  public var vocabularyPath: String?
  /// The `tokenizer_config.json` that belongs to it.
  public var configurationPath: String?
  /// The `chat_template.jinja` that belongs to it.
  public var ownTemplatePath: String?
  /// The template that comes before all others.
  public var chatTemplatePath: String?
  /// How the model learns.
  public var method = TuningMethod.sft
  /// Whether inputs are trained on too.
  public var trainOnInputs = TrainOnInputs.auto
  /// The longest sequence; nil for what the model takes.
  public var contextLength: Int?

  /// Creates a request.
  public init() {}
}

/// Why there is nothing to count with.
public enum TokenSetupError: Error, Sendable, CustomStringConvertible {
  /// The vocabulary cannot be used.
  case tokenizer(TokenizerError)
  /// A template cannot be read.
  case unreadable(ReadError)
  /// A template is broken.
  case template(path: String, TemplateFault)
  /// A `tokenizer_config.json` is broken.
  case configuration(path: String)
  /// Neither a tokenizer nor a model is there to count by.
  case nothingToCountWith(model: String?)

  /// What is wrong with a template, and where.
  public struct TemplateFault: Sendable {
    let line: Int
    let column: Int
    let message: String
  }

  /// The error in a sentence, with what to do.
  public var description: String {
    switch self {
    case .tokenizer(let error): error.description
    case .unreadable(let error): error.description
    case .template(let path, let fault):
      "\(path):\(fault.line):\(fault.column): \(fault.message)"
    case .configuration(let path): "\(path): not a JSON object; fetch the file again"
    case .nothingToCountWith(let model?):
      "no tokenizer is known for '\(model)'; name one with --tokenizer"
    case .nothingToCountWith(nil): "name a model with --model, or a tokenizer with --tokenizer"
    }
  }
}

extension TokenSetup {
  /// Makes ready what a request asks for.
  ///
  /// - Throws: `TokenSetupError` when files are missing or broken.
  public init(_ request: TokenRequest) throws(TokenSetupError) {
    let model = request.model
    if let path = request.vocabularyPath {
      do throws(TokenizerError) {
        let tokenizer = try Tokenizer(path: path, profile: model?.rankFileProfile)
        self.init(source: .tokenizer(tokenizer, path: path), plan: RenderingPlan())
      } catch {
        throw .tokenizer(error)
      }
    } else if let source = model?.tokenizer {
      self.init(
        source: .estimate(TokenEstimator.Table.named(source.name), addedTokens: source.added),
        plan: RenderingPlan())
    } else {
      throw .nothingToCountWith(model: model?.id)
    }
    try readTemplates(request)
    plan.trainOnInputs = request.trainOnInputs
    plan.trainsLastAnswerOnly = request.method == .sft && model?.reasoning == .supported
    let context = request.method == .dpo ? model?.contextLength.dpo : model?.contextLength.sft
    plan.contextLength = request.contextLength ?? context
    assumptions = TokenSetup.assumptions(request, plan)
  }

  private mutating func readTemplates(_ request: TokenRequest) throws(TokenSetupError) {
    let family = request.model?.template
    let own = family.flatMap { TemplateCatalogue.text(of: $0) }
    plan.specialTokens = family.map { TemplateCatalogue.specialTokens(of: $0) } ?? [:]
    var configuration: TokenizerConfiguration?
    if let path = request.configurationPath {
      configuration = TokenizerConfiguration(try TokenSetup.read(path))
      if configuration == nil { throw .configuration(path: path) }
      plan.specialTokens.merge(configuration?.specialTokens ?? [:]) { $1 }
    }
    if let own { plan.markingTemplate = try TokenSetup.compile(own, path: family?.name ?? "") }
    if let path = request.chatTemplatePath ?? request.ownTemplatePath {
      let text = String(decoding: try TokenSetup.read(path), as: UTF8.self)
      plan.template = try TokenSetup.compile(text, path: path)
      plan.origin = request.chatTemplatePath == nil ? .tokenizer(path) : .file(path)
    } else if let text = configuration?.chatTemplate, let path = request.configurationPath {
      plan.template = try TokenSetup.compile(text, path: path)
      plan.origin = .tokenizer(path)
    } else if let family, let own = plan.markingTemplate {
      plan.template = own
      plan.origin = .family(family.name)
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
      throw .template(
        path: path,
        TokenSetupError.TemplateFault(
          line: error.line, column: error.column, message: error.message))
    }
  }

  private static func assumptions(_ request: TokenRequest, _ plan: RenderingPlan) -> [String] {
    var sentences: [String] = []
    if request.model?.kind == .base {
      sentences.append(
        "how the service renders conversations for base models is not documented; "
          + "the template of the instruction-tuned model is assumed")
    }
    if plan.trainsLastAnswerOnly {
      sentences.append(
        "of reasoning models the last answer is trained on; that a weight of 1 adds an earlier one "
          + "is assumed")
    }
    return sentences
  }
}

extension ModelProfile {
  /// What a rank file of the model's vocabulary does not say.
  public var rankFileProfile: RankFileProfile? {
    guard let tokenizer, let pattern = tokenizer.pattern?.known else { return nil }
    return RankFileProfile(
      pattern: pattern, addedTokens: tokenizer.added, isNormalized: tokenizer.normalizer == .nfc)
  }
}

extension TokenizerSource {
  /// The added tokens as a tokenizer takes them.
  var added: [AddedToken] {
    addedTokens.map {
      AddedToken(id: TokenID($0.id), content: Array($0.text.utf8), isSpecial: $0.isSpecial)
    }
  }
}

extension TokenizerSource.Pattern {
  /// The pattern as a scanner knows it.
  var known: KnownPattern {
    switch self {
    case .gpt2: .gpt2
    case .cl100k, .glm4: .cl100k
    case .o200k: .o200k
    case .qwen2: .qwen2
    case .qwen3p5: .qwen35
    case .deepSeekV3: .deepSeekV3
    case .kimi: .kimi
    case .tekken: .tekken
    }
  }
}

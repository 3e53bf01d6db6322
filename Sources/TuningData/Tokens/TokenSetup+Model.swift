// SPDX-License-Identifier: Apache-2.0

public import ChatTemplates
public import JSONLines
public import Tokenization

/// What the user asks to count with.
public struct TokenRequest: Sendable {
  /// The model; nil when only a tokenizer is named.
  public var model: ModelProfile?
  /// The vocabulary; nil when there is none, so that counts are estimates.
  public var vocabularyPath: String?
  /// A folder for vocabularies in a form that loads faster; nil to do without.
  public var compiledFolder: String?
  /// The `tokenizer_config.json` that belongs to it.
  public var configurationPath: String?
  /// The `special_tokens_map.json` that belongs to it.
  public var specialTokensPath: String?
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
  /// What the user should know of how the files were chosen: sentences.
  public var remarks: [String] = []

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
  case template(path: String, TemplateError)
  /// A `tokenizer_config.json` is broken.
  case configuration(path: String)
  /// Neither a tokenizer nor a model is there to count by.
  case nothingToCountWith(model: String?)

  /// The error in a sentence, with what to do.
  public var description: String {
    switch self {
    case .tokenizer(let error): error.description
    case .unreadable(let error): error.description
    case .template(let path, let error):
      "\(path):\(error.line):\(error.column): \(error.message)"
    case .configuration(let path): "\(path): not a JSON object; fetch the file again"
    case .nothingToCountWith(let model?):
      "no tokenizer is known for '\(model)'; name one with --tokenizer"
    case .nothingToCountWith(nil): "name a model with --model, or a tokenizer with --tokenizer"
    }
  }
}

extension Tokenizer {
  /// Returns the tokenizer with the token that its source puts before every text, where the file, as
  /// rank files do, says nothing of it.
  func completed(by source: TokenizerSource?, path: String) -> Tokenizer {
    guard prefix.isEmpty, !path.hasSuffix(".json"), let first = source?.prefix,
      bytes(of: TokenID(first.id)) == Array(first.text.utf8)
    else { return self }
    return prefixed(by: [TokenID(first.id)])
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
        let tokenizer = try Tokenizer(
          path: path, profile: model?.rankFileProfile, cache: request.compiledFolder
        )
        .completed(by: model?.tokenizer, path: path)
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
    plan = try RenderingPlan(request)
    assumptions =
      request.remarks + (request.model.flatMap { warning(of: $0) }.map { [$0] } ?? [])
      + TokenSetup.assumptions(request, plan)
    if request.model?.hub != nil { fetchName = request.model?.id }
  }

  private static func assumptions(_ request: TokenRequest, _ plan: RenderingPlan) -> [String] {
    var sentences: [String] = []
    let maximum =
      request.method == .dpo ? request.model?.contextLength.dpo : request.model?.contextLength.sft
    if let length = request.contextLength, let maximum, length > maximum {
      sentences.append(
        "the model takes sequences of at most \(Quantity.text(maximum, "token")), so that a job with "
          + "a length of \(Quantity.grouped(length)) would be refused")
    }
    if request.model?.kind == .base {
      sentences.append(
        "how the service renders conversations for base models is not documented; "
          + "the template of the instruction-tuned model is assumed")
    }
    return sentences
  }

  /// What is assumed of files that come to this: sentences.
  public func assumptions(_ files: [TokenSummary]) -> [String] {
    var sentences = assumptions
    if plan.trainsLastAnswerOnly, files.contains(where: { $0.total.severalAnswers > 0 }) {
      sentences.append(
        "only the last answer of each conversation is trained on (reasoning model; source: "
          + "Together's page on reasoning fine-tuning)")
    }
    if files.contains(where: { $0.total.withCalls > 0 }) {
      sentences.append("arguments of calls were decoded before rendering (assumed)")
    }
    return sentences
  }
}

extension ModelProfile {
  /// What a rank file of the model's vocabulary does not say.
  public var rankFileProfile: RankFileProfile? { tokenizer?.rankFileProfile }
}

extension TokenizerSource {
  /// What a rank file of the vocabulary does not say; nil where the pattern is not known.
  public var rankFileProfile: RankFileProfile? {
    guard let pattern = pattern?.known else { return nil }
    return RankFileProfile(
      pattern: pattern, addedTokens: added, isNormalized: normalizer == .nfc)
  }

  /// The added tokens as a tokenizer takes them.
  public var added: [AddedToken] {
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

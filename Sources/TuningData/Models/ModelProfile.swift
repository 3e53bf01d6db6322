// SPDX-License-Identifier: Apache-2.0

/// Everything known about a model that can be, could be or will be tuned.
///
/// Facts that no source states are nil, empty or `unknown`, never guessed.
public struct ModelProfile: Sendable, Equatable {
  /// The name the service takes, such as `Qwen/Qwen3.5-9B`.
  public let id: String
  /// Who made the model.
  public let organisation: String
  /// Other names people use for it: of served variants, of its repository, or shortened.
  public let aliases: [String]
  /// Whether it can be tuned today.
  public let status: ModelStatus
  /// All parameters, in billions.
  public let totalParameters: Double?
  /// The parameters used for one token, in billions; equal to the total in a dense model.
  public let activeParameters: Double?
  /// What the model was trained for; nil where unpublished.
  public let kind: ModelKind?
  /// Whether it is specialised in program code.
  public let isForCode: Bool
  /// Whether training examples may contain reasoning.
  public let reasoning: Capability
  /// Whether training examples may contain images.
  public let vision: Capability
  /// Whether training examples may define and call tools.
  public let tools: Capability
  /// The longest example, in tokens.
  public let contextLength: ContextLength
  /// Tuning with low-rank adapters.
  public let lora: TuningOffer<LoRALimits>
  /// Tuning all weights.
  public let full: TuningOffer<BatchLimits>
  /// The modules that get adapters when the job does not say; empty where unpublished.
  public let defaultLoRAModules: [String]
  /// The modules of experts that may get adapters; empty when there are none.
  public let expertLoRAModules: [String]
  /// What its template is given besides, by name.
  public let templateVariables: [String: Bool]
  /// How its conversations are rendered.
  public let template: TemplateFamily?
  /// Its vocabulary; nil where unknown.
  public let tokenizer: TokenizerSource?
  /// Where the files of its tokenizer are published; nil where unknown.
  public let hub: HubRepository?
  /// The row of the price list that counted until September 2026; nil where unpublished.
  public let priceBracket: PriceBracket?
  /// The id of the model the service recommends instead of this one.
  public let replacement: String?
  /// The day the facts were true, as `YYYY-MM-DD`.
  public let asOf: String
  /// Where the facts come from.
  public let source: String
  /// Conflicts between sources, assumptions and oddities, as prose.
  public let note: String?
  /// The id of the variant of this model that can be tuned with images, where it has one of its own.
  public internal(set) var visionVariant: String?
}

extension ModelProfile {
  /// The id without the organisation before the slash.
  public var name: String { bareName(id) }
}

/// Returns what follows the first slash of an id, or all of it.
func bareName(_ id: String) -> String {
  guard let slash = id.firstIndex(of: "/") else { return id }
  return String(id[id.index(after: slash)...])
}

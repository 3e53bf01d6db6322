// SPDX-License-Identifier: Apache-2.0

/// Which table estimates the tokens of a tokenizer.
struct EstimatorFamily {
  /// The tokenizer, by its name in schemas/models/tokenizers.yaml.
  let tokenizer: String
  /// The file in schemas/estimators, without its ending.
  let table: String
  /// How text is cut.
  let pattern: KnownPattern
  /// Whether the table was fitted on another vocabulary.
  let isBorrowed: Bool
  /// How far off estimates may be, where the table does not say.
  let error: BorrowedError?
  /// Whether the tokenizer composes characters first.
  let isNormalized: Bool
  /// How many tokens stand around a text that no template is applied to.
  let surroundingTokens: Int

  /// The error of a table with another vocabulary than its own, in percent.
  enum BorrowedError {
    /// By `make estimator-errors`, the largest one, rounded up.
    case measured(Double)
    case assumed(Double)
  }

  private init(
    _ tokenizer: String, _ table: String, _ pattern: KnownPattern, isNormalized: Bool = false,
    surroundingTokens: Int = 0, isBorrowed: Bool = false, error: BorrowedError? = nil
  ) {
    self.tokenizer = tokenizer
    self.table = table
    self.pattern = pattern
    self.isNormalized = isNormalized
    self.surroundingTokens = surroundingTokens
    self.isBorrowed = isBorrowed || error != nil
    self.error = error
  }

  /// The families of all tokenizers that are known.
  static let all: [EstimatorFamily] = [
    EstimatorFamily("llama3", "llama3", .cl100k, surroundingTokens: 1),
    EstimatorFamily("llama4", "llama4", .o200k, surroundingTokens: 1),
    // One vocabulary.
    EstimatorFamily("qwen2", "qwen3", .qwen2, isNormalized: true),
    EstimatorFamily("qwen2.5", "qwen3", .qwen2, isNormalized: true),
    EstimatorFamily("qwen3", "qwen3", .qwen2, isNormalized: true),
    EstimatorFamily("qwen3.5", "qwen3.5", .qwen35, isNormalized: true),
    // One vocabulary.
    EstimatorFamily("deepseek-v3", "deepseek", .deepSeekV3),
    EstimatorFamily("deepseek-v4", "deepseek", .deepSeekV3),
    // One vocabulary.
    EstimatorFamily("gpt-oss", "o200k", .o200k),
    EstimatorFamily("o200k", "o200k", .o200k),
    EstimatorFamily("cl100k", "cl100k", .cl100k),
    EstimatorFamily("kimi-k2", "kimi", .kimi),
    EstimatorFamily("glm4", "glm4", .cl100k),
    // Merges of its own, which nobody publishes in a package.
    EstimatorFamily("glm-5", "glm4", .cl100k, error: .assumed(15)),
    // The same merges.
    EstimatorFamily("gemma3", "gemma3", .cl100k, surroundingTokens: 1),
    EstimatorFamily("gemma4", "gemma3", .cl100k, surroundingTokens: 1),
    EstimatorFamily("nemotron-3", "tekken", .tekken, error: .assumed(15)),
    // The later one has only more special tokens.
    EstimatorFamily("mistral-v1", "mistral", .cl100k, surroundingTokens: 1),
    EstimatorFamily("mistral-v3", "mistral", .cl100k, surroundingTokens: 1),
    EstimatorFamily("mistral-tekken", "tekken", .tekken, surroundingTokens: 1),
    EstimatorFamily("llama2", "llama2", .cl100k, surroundingTokens: 1),
  ]

  /// The family of a tokenizer that is not in the list.
  static func unknown(_ tokenizer: String) -> EstimatorFamily {
    EstimatorFamily(tokenizer, "o200k", .o200k, error: .assumed(30))
  }
}

// SPDX-License-Identifier: Apache-2.0

public import Tokenization

/// What a count needs: the tokenizer or what stands in for it, and how rows become text.
public struct TokenSetup: Sendable {
  /// What counts tokens.
  public enum Source: Sendable {
    /// A tokenizer, from a file.
    case tokenizer(Tokenizer, path: String)
    /// An estimate, fitted for a family.
    case estimate(TokenEstimator.Table, addedTokens: [AddedToken])
  }

  /// What counts tokens.
  public var source: Source
  /// How rows become text.
  public var plan: RenderingPlan
  /// What is assumed, since no source says it: sentences.
  public var assumptions: [String] = []
  /// The model whose tokenizer can be fetched; nil where it is not known from where.
  public var fetchName: String?

  /// Creates a setup.
  public init(source: Source, plan: RenderingPlan) {
    self.source = source
    self.plan = plan
  }

  /// Whether counts are estimates.
  public var isEstimate: Bool {
    if case .estimate = source { true } else { false }
  }

  /// How many tokens stand around a text that no template is applied to.
  public var surroundingTokens: Int {
    switch source {
    case .tokenizer(let tokenizer, _): tokenizer.prefix.count + tokenizer.suffix.count
    case .estimate(let table, _): table.surroundingTokens
    }
  }

  /// Returns what counts tokens for one worker.
  public func makeMeter() -> TokenMeter {
    switch source {
    case .tokenizer(let tokenizer, _): .exact(tokenizer.makeCounter())
    case .estimate(let table, let tokens):
      .estimating(TokenEstimator(table, addedTokens: tokens))
    }
  }
}

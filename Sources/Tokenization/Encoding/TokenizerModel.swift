// SPDX-License-Identifier: Apache-2.0

/// A tokenizer ready for use: what its workers share.
struct TokenizerModel: Sendable {
  /// What errors call the tokenizer.
  var path = ""
  let vocabulary: CompiledVocabulary
  let fallback: CharacterFallback
  let normalizers: [Normalizer]
  let preTokenizers: [PreTokenizer]
  /// The pattern that the pre-tokenizers come to, if it is a known one.
  let pattern: KnownPattern?
  /// Added tokens that are sought in the text as it is.
  let rawTokens: AddedTokenMatcher
  /// Added tokens that are sought in the normalized text.
  let normalizedTokens: AddedTokenMatcher
  let addedTokens: [AddedToken]
  var prefix: [TokenID]
  let suffix: [TokenID]

  init(_ definition: TokenizerDefinition, _ vocabulary: CompiledVocabulary)
    throws(VocabularyFault)
  {
    self.vocabulary = vocabulary
    fallback = CharacterFallback(definition)
    normalizers = definition.normalizers
    preTokenizers = definition.preTokenizers
    pattern = definition.pattern
    addedTokens = definition.addedTokens
    prefix = definition.prefix
    suffix = definition.suffix
    rawTokens = AddedTokenMatcher(definition.addedTokens.filter { !$0.isNormalized })
    normalizedTokens = AddedTokenMatcher(definition.addedTokens.filter(\.isNormalized))
    // Every worker compiles the patterns again; that they can be compiled is found out here.
    _ = try NormalizationPlan(normalizers)
    _ = try PieceCutting(pattern == nil ? preTokenizers : [])
  }

  /// Whether a space is put before a text.
  var addsSpace: Bool {
    normalizers.contains { if case .prepend = $0 { true } else { false } }
      || preTokenizers.contains {
        if case .metaspace(_, let prepending, _) = $0 { prepending != .never } else { false }
      }
  }
}

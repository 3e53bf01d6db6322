// SPDX-License-Identifier: Apache-2.0

/// A vocabulary in the form that is encoded with.
@safe struct CompiledVocabulary: Sendable {
  let tokens: TokenBytes
  let merges: MergeTable
  let trie: TokenTrie
  /// The pieces of up to fifteen bytes that are one token.
  let seed: PieceTable
  /// What words are marked with, if there are no pieces but these marks.
  let marking: SpaceMarking?
  /// Where texts without pieces are cut for counting; needed with `marking`.
  let cutter: SeamCutter?
  /// Where pieces are cut that were not met before; nil where nothing is known of that.
  let seams: CharacterSeams?
  /// Tokens that merging does not build and that pieces are all the same; mostly none.
  let unmergeable: TokenIndex
  /// The ids in `unmergeable`.
  let unmergeableIDs: FlatArray<UInt32>
  /// Tokens in whose presence pieces are encoded by the reference.
  let irregular: TokenSearch
  /// The ids in `irregular`.
  let irregularIDs: FlatArray<UInt32>
  /// Encodes those pieces, or all when the rules are such that nothing else does it right.
  let reference: ReferenceEncoding?
  /// The rules of `reference` that are not in `merges`.
  let moreRules: FlatArray<ReferenceMerger.RankedRule>
  /// Whether only the reference encodes right.
  let needsReference: Bool
  /// What short pieces are merged from; nil when only the other ways encode right.
  let starts: StartSymbols?

  /// How long a token may be; known ones have up to 256 bytes, and far longer ones only take time.
  static let maximumTokenLength = 1024
  static let tooLong = VocabularyFault("has a token of more than \(maximumTokenLength) bytes")

  /// Compiles the vocabulary of a definition.
  init(_ definition: TokenizerDefinition) throws(VocabularyFault) {
    try Self.checkSize(definition.tokens)
    let tokens = TokenBytes(definition.tokens)
    guard definition.modelIDs.allSatisfy({ tokens.length($0) <= Self.maximumTokenLength }),
      definition.addedTokens.allSatisfy({ $0.content.count <= Self.maximumTokenLength })
    else { throw Self.tooLong }
    let symbols = definition.symbolIDs(tokens)
    let rules = definition.rankedRules
    let compiler = MergeCompiler(tokens: tokens, symbols: symbols, rules: rules)
    let isSound = compiler.isSound && definition.keepsFallbackApart(symbols)
    let regular = tokens.sorted(
      compiler.isRegular.indices.filter { compiler.isRegular[$0] }.map(UInt32.init))
    let own = definition.modelIDs.filter { isSound && compiler.isOwnEncoding[Int($0)] }
    let marking = isSound ? SpaceMarking(definition) : nil
    let lost =
      definition.ignoresMerges
      ? definition.modelIDs.filter { !(isSound && compiler.isOwnEncoding[Int($0)]) } : []
    CompiledVocabulary.findPrefixes(regular, tokens, compiler.table)
    self.init(
      tokens: tokens, merges: compiler.table, trie: TokenTrie(sorted: regular, tokens: tokens),
      seed: PieceTable(own + lost, tokens, hasMarks: marking != nil), marking: marking,
      cutter: marking == nil ? nil : SeamCutter(definition.modelIDs, tokens),
      seams: CharacterSeams(tokens),
      unmergeable: FlatArray(lost),
      irregular: FlatArray(compiler.irregular),
      moreRules: FlatArray(isSound ? compiler.moreRules : rules),
      needsReference: !isSound, fallback: CharacterFallback(definition))
  }

  /// Checks what has to be known before any work is done that grows with the tokens.
  static func checkSize(_ tokens: TokenList) throws(VocabularyFault) {
    // Ids and the nodes of the trie share 24 bits.
    guard tokens.count <= PairTable.maximumTokenCount,
      tokens.count + TokenBytes.padding + tokens.bytes.count < 1 << 24
    else { throw VocabularyFault("has more tokens than can be") }
  }

  /// Creates a vocabulary from its tables.
  init(
    tokens: TokenBytes, merges: MergeTable, trie: TokenTrie, seed: PieceTable,
    marking: SpaceMarking?, cutter: SeamCutter?, seams: CharacterSeams?,
    unmergeable: FlatArray<UInt32>,
    irregular: FlatArray<UInt32>,
    moreRules: FlatArray<ReferenceMerger.RankedRule>, needsReference: Bool,
    fallback: CharacterFallback
  ) {
    self.tokens = tokens
    self.merges = merges
    self.trie = trie
    self.seed = seed
    self.marking = marking
    self.cutter = cutter
    // Every symbol must be a token by itself, as unknown ones may be one token together.
    let hasSymbols =
      fallback.symbols == .bytes
      ? (UInt8.min...UInt8.max).allSatisfy { trie.id([$0]) != nil }
      : !fallback.byteTokens.isEmpty
    self.seams = hasSymbols && !needsReference ? seams : nil
    unmergeableIDs = unmergeable
    self.unmergeable = TokenIndex(tokens, ids: unmergeable.values)
    irregularIDs = irregular
    self.irregular = TokenSearch(irregular.values, tokens)
    self.moreRules = moreRules
    self.needsReference = needsReference
    let isBytes = fallback.symbols == .bytes && !needsReference
    starts = isBytes ? StartSymbols(tokens, merges, trie) : nil
    let isUsed = needsReference || irregular.count > 0
    reference =
      isUsed
      ? ReferenceEncoding(
        ReferenceMerger(needsReference ? nil : merges, and: moreRules.values), fallback, trie)
      : nil
  }

  /// Finds each token's longest prefix that is a token: in the order of their bytes it is the last
  /// one before that the token starts with.
  private static func findPrefixes(_ sorted: [UInt32], _ tokens: TokenBytes, _ merges: MergeTable) {
    var open: [UInt32] = []
    for id in sorted {
      while let last = open.last, tokens.commonPrefix(last, id) < tokens.length(last) {
        open.removeLast()
      }
      merges.tokens[Int(id)].shorter = open.last ?? TokenTrie.none
      open.append(id)
    }
  }
}

extension TokenizerDefinition {
  /// Whether symbols without a token keep those beside them apart: none is dropped, and no rule
  /// merges what they become.
  fileprivate func keepsFallbackApart(_ symbolIDs: [UInt32]) -> Bool {
    // Every byte is a symbol.
    if symbols == .bytes, symbolIDs.count == 256 { return true }
    let special = Set((symbols == .bytes ? [] : byteTokens) + [unknownToken].compactMap(\.self))
    guard !special.isEmpty else { return false }
    return !rules.contains { special.contains($0.left) || special.contains($0.right) }
  }

  /// The tokens that merging starts with.
  func symbolIDs(_ tokens: TokenBytes) -> [UInt32] {
    modelIDs.filter { id in
      let length = tokens.length(id)
      guard symbols == .characters, length > 0 else { return length == 1 }
      return unsafe tokens.start(id).characterLength == length
    }
  }
}

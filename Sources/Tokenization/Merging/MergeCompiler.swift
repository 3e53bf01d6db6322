// SPDX-License-Identifier: Apache-2.0

/// Finds, in a list of merge rules, the one rule by which each token comes about.
///
/// Training makes a token from earlier ones, so its rule comes after those of its parts. A few
/// tokens of real vocabularies come before their parts all the same (90 of Llama 3): their merges
/// cannot be undone in the order of the ranks. A piece can have such a token only if the token's
/// bytes are in it; these pieces are encoded by the reference merger, and all others need not know.
struct MergeCompiler {
  /// The rules of tokens that come after their parts.
  let table: MergeTable
  /// The tokens that come before their parts.
  private(set) var irregular: [UInt32] = []
  /// The rules that the reference merger needs besides the table.
  private(set) var moreRules: [ReferenceMerger.RankedRule] = []
  /// For each id whether the token's own bytes are encoded as this token.
  private(set) var isOwnEncoding: [Bool]
  /// For each id whether the token is in the table, or is a symbol.
  private(set) var isRegular: [Bool]
  /// Whether the rules are such that all this holds; else only the reference encodes right.
  private(set) var isSound = true

  /// Compiles the rules in the order of their ranks; `symbols` are the tokens that merging starts
  /// with.
  ///
  /// Of the same rank those that make shorter tokens have to come first: what could go before the
  /// last merge of a token makes a shorter one.
  init(tokens: TokenBytes, symbols: [UInt32], rules: [ReferenceMerger.RankedRule]) {
    table = MergeTable(tokenCount: tokens.count, pairCount: min(tokens.count, rules.count))
    isRegular = Array(repeating: false, count: tokens.count)
    isOwnEncoding = []
    for symbol in symbols { isRegular[Int(symbol)] = true }
    for rule in rules {
      if isRegular[Int(rule.result)] {
        checkRepetition(rule)
      } else if isRegular[Int(rule.left)], isRegular[Int(rule.right)],
        table.staysApart(rule.left, rule.right)
      {
        table.add(rule)
        isRegular[Int(rule.result)] = true
      }
    }
    isOwnEncoding = isRegular
    findIrregular(tokens, rules)
  }

  /// A pair that is listed twice has the later rank, and a symbol may not be the result of a merge.
  private mutating func checkRepetition(_ rule: ReferenceMerger.RankedRule) {
    let result = Int(rule.result)
    if table.tokens[result].rank == 0
      || table.tokens[result].left == rule.left && table.tokens[result].right == rule.right
    {
      isSound = false
    }
  }

  /// Looks at the tokens that have rules and are not in the table, and at those that hold the bytes
  /// of such a token: of these, any rule may apply.
  private mutating func findIrregular(_ tokens: TokenBytes, _ rules: [ReferenceMerger.RankedRule]) {
    var isDoubtful = [Bool](repeating: false, count: tokens.count)
    for rule in rules where !isRegular[Int(rule.result)] { isDoubtful[Int(rule.result)] = true }
    let doubtful = isDoubtful.indices.filter { isDoubtful[$0] }.map(UInt32.init)
    guard isSound, !doubtful.isEmpty else { return }
    let search = TokenSearch(doubtful, tokens)
    let holding = (0..<UInt32(tokens.count)).filter { search.isInside(tokens, $0) }
    for id in holding { isDoubtful[Int(id)] = true }
    moreRules = rules.filter { isDoubtful[Int($0.result)] }
    let merger = ReferenceMerger(table, and: moreRules)
    let partsByResult = Dictionary(moreRules.map { ($0.result, $0) }) { first, _ in first }
    var leaves = Leaves(table: table, rules: partsByResult)
    for id in holding {
      guard let symbols = leaves.symbols(of: id) else { continue }
      isOwnEncoding[Int(id)] = merger.merge(symbols) == [id]
      if isOwnEncoding[Int(id)], !isRegular[Int(id)] { irregular.append(id) }
    }
    if irregular.isEmpty { moreRules = [] }
  }
}

/// Takes tokens apart into the symbols that merging starts with.
private struct Leaves {
  let table: MergeTable
  let rules: [UInt32: ReferenceMerger.RankedRule]
  private var known: [UInt32: [UInt32]] = [:]

  init(table: MergeTable, rules: [UInt32: ReferenceMerger.RankedRule]) {
    self.table = table
    self.rules = rules
  }

  /// Returns the symbols of a token; nil when rules lead in a circle.
  mutating func symbols(of token: UInt32, depth: Int = 0) -> [UInt32]? {
    if let symbols = known[token] { return symbols }
    guard depth <= CompiledVocabulary.maximumTokenLength else { return nil }
    var parts: (UInt32, UInt32)?
    let merge = table.tokens[Int(token)]
    if merge.rank > 0 {
      parts = (merge.left, merge.right)
    } else if let rule = rules[token] {
      parts = (rule.left, rule.right)
    }
    guard let (left, right) = parts else { return [token] }
    guard let first = symbols(of: left, depth: depth + 1),
      let second = symbols(of: right, depth: depth + 1)
    else { return nil }
    known[token] = first + second
    return first + second
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The rules of a run, sorted by what they look at.
struct RulePlan: Sendable {
  let rules: [Rule]
  let model: ModelProfile?
  /// Whether documents and records are treated as if they had all traits, which a test compares
  /// with what is found otherwise.
  let ignoresTraits: Bool
  /// The traits of lines, documents and records that at least one rule wants to see.
  private(set) var lineTraits: LineTraits = []
  private(set) var documentTraits: JSONTraits = []
  private(set) var recordTraits: RecordTraits = []

  /// Which rules look at heads, lines, documents, records and totals: indices into `rules`.
  private(set) var heads: [Int] = []
  private(set) var lines: [Int] = []
  private(set) var documents: [Int] = []
  private(set) var records: [Int] = []
  private(set) var totals: [Int] = []
  private var syntax: [JSONFault.Kind: Int] = [:]
  private(set) var truncation: Int?

  init(rules: [Rule], model: ModelProfile?, ignoresTraits: Bool = false) {
    self.rules = rules
    self.model = model
    self.ignoresTraits = ignoresTraits
    for index in rules.indices { add(index) }
  }

  private mutating func add(_ index: Int) {
    switch rules[index].check {
    case .head: heads.append(index)
    case .line(let traits, _):
      lines.append(index)
      lineTraits.formUnion(traits)
    case .syntax(let kinds): for kind in kinds { syntax[kind] = index }
    case .truncation: truncation = index
    case .document(let traits, _):
      documents.append(index)
      documentTraits.formUnion(traits)
    case .record(let traits, _):
      records.append(index)
      recordTraits.formUnion(traits)
    case .model(let traits, _):
      guard model != nil else { return }
      records.append(index)
      recordTraits.formUnion(traits)
    case .totals: totals.append(index)
    }
  }

  /// The rule for a slip of JSON's grammar.
  func rule(for fault: JSONFault, onLastLine: Bool) -> Int? {
    if onLastLine, fault.kind == .unexpectedEnd, let truncation { return truncation }
    return syntax[fault.kind]
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// The rules of a run, sorted by what they look at.
struct RulePlan: Sendable {
  let rules: [Rule]
  /// What becomes of what they find.
  let policy: FindingPolicy
  let model: ModelProfile?
  /// Whether documents and records are treated as if they had all traits, which a test compares
  /// with what is found otherwise.
  let ignoresTraits: Bool
  /// The tools that were met in this run.
  let toolMemory = ToolMemory()
  /// The traits of documents and records that at least one rule wants to see.
  private(set) var documentTraits: JSONTraits = []
  private(set) var recordTraits: RecordTraits = []

  /// What counts tokens, one for each worker; nil when nobody counts.
  let counters: WorkerPool<RowTokenCounter>?
  /// What tokens are counted with.
  let tokenSetup: TokenSetup?
  /// What the template leaves out; nil when nobody counts.
  let template: TemplateProbe?

  /// Which rules look at heads, lines, documents, records, tokens and totals, as their places in `rules`.
  private(set) var heads: [(rule: Int, check: Look<FileHead>)] = []
  private(set) var lines: [(rule: Int, traits: LineTraits, check: Look<LineView>)] = []
  private(set) var documents: [(rule: Int, traits: JSONTraits, check: Look<JSONValue>)] = []
  private(set) var records: [(rule: Int, traits: RecordTraits, check: Look<Record>)] = []
  private(set) var tokens: [(rule: Int, check: Look<TokenView>)] = []
  private(set) var totals: [(rule: Int, check: Look<FileView>)] = []
  /// Which rules compare a validation file with its training file.
  private(set) var partners: [(rule: Int, check: Look<PartneredRow>)] = []
  private(set) var files: [(rule: Int, check: Look<FilePair>)] = []
  private var syntax: [JSONFault.Kind: Int] = [:]
  private(set) var truncation: Int?

  /// What a rule does with what it looks at.
  typealias Look<View> = @Sendable (View, inout Findings) -> Void

  init(
    _ options: LintOptions, rules: [Rule] = RuleCatalogue.rules, ignoresTraits: Bool = false
  ) {
    self.rules = rules
    policy = FindingPolicy(options, rules: rules)
    tokenSetup = options.tokens
    template = options.tokens.map { TemplateProbe($0.plan) }
    counters = options.tokens.map { setup in WorkerPool { RowTokenCounter(setup) } }
    model = options.profile
    self.ignoresTraits = ignoresTraits
    for index in rules.indices {
      for check in rules[index].checks { add(check, of: index) }
    }
  }

  private mutating func add(_ check: Check, of rule: Int) {
    switch check {
    case .head(let check): heads.append((rule, check))
    case .line(let traits, let check): lines.append((rule, traits, check))
    case .syntax(let kinds): for kind in kinds { syntax[kind] = rule }
    case .truncation: truncation = rule
    case .document(let traits, let check):
      documents.append((rule, traits, check))
      documentTraits.formUnion(traits)
    case .record(let traits, let check): add(rule, traits, check)
    case .uncounted(let traits, let check):
      if tokenSetup?.plan.template == nil { add(rule, traits, check) }
    case .model(let traits, let check):
      guard let model else { return }
      add(rule, traits) { record, findings in check(record, model, &findings) }
    case .tokens(let check): tokens.append((rule, check))
    case .totals(let check): totals.append((rule, check))
    case .partners(let check): partners.append((rule, check))
    case .files(let check): files.append((rule, check))
    }
  }

  private mutating func add(_ rule: Int, _ traits: RecordTraits, _ check: @escaping Look<Record>) {
    records.append((rule, traits, check))
    recordTraits.formUnion(traits)
  }

  /// The rule for a slip of JSON's grammar.
  func rule(for fault: JSONFault, onLastLine: Bool) -> Int? {
    if onLastLine, fault.kind == .unexpectedEnd, let truncation { return truncation }
    return syntax[fault.kind]
  }
}

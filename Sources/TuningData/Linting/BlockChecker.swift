// SPDX-License-Identifier: Apache-2.0

internal import JSONLines

/// What a block came to; line numbers count from the start of the block.
struct BlockResult: Sendable {
  let block: Block
  var findings: Findings
  var totals = FileTotals()
  var tokens = TokenSummary()
  var statistics = FileStatistics()
  var samples: [RowSample] = []
}

/// Runs the rules over the lines of one block: the work that is spread over the cores.
struct BlockChecker {
  private let plan: RulePlan
  private let options: LintOptions
  private let counter: RowTokenCounter?
  private let maximumLineBytes: Int
  private let maximumPlaces: Int
  private let survey: RecordSurvey
  private let document = JSONDocument()
  private let scratch = JSONDocument()
  private let block: Block
  private var result: BlockResult
  /// What the survey of the line found; nil when it is not JSON.
  private var look: RecordSurvey.Result?

  /// Checks `block` by `plan`; calls `visit` with every line when it has been checked.
  static func check(
    _ block: Block, _ plan: RulePlan, _ options: LintOptions,
    visit: (CheckedLine) -> Void = { _ in }
  ) -> BlockResult {
    guard let counters = plan.counters else {
      return check(block, plan, options, counter: nil, visit)
    }
    return counters.with { check(block, plan, options, counter: $0, visit) }
  }

  private static func check(
    _ block: Block, _ plan: RulePlan, _ options: LintOptions, counter: RowTokenCounter?,
    _ visit: (CheckedLine) -> Void
  ) -> BlockResult {
    var checker = BlockChecker(block, plan, options, counter)
    checker.checkLines(visit)
    return checker.result
  }

  private init(
    _ block: Block, _ plan: RulePlan, _ options: LintOptions, _ counter: RowTokenCounter?
  ) {
    self.plan = plan
    self.counter = counter
    survey = RecordSurvey(memory: plan.toolMemory)
    self.options = options
    maximumLineBytes = BlockReader.limit(options.maximumLineBytes)
    maximumPlaces = options.maximumPlaces
    self.block = block
    result = BlockResult(block: block, findings: Findings(plan.policy))
  }

  // MARK: - Lines

  private mutating func checkLines(_ visit: (CheckedLine) -> Void) {
    result.totals.bytes = block.byteCount
    result.findings.begin(block)
    var cursor = LineCursor(block)
    while let line = cursor.next() {
      result.totals.lines += 1
      let byteCount = block.oversizedLine ?? line.range.count
      let isOversized = block.oversizedLine != nil || byteCount > maximumLineBytes
      let range = block.visible(line.range, limit: maximumLineBytes)
      result.findings.begin(range, number: result.totals.lines)
      if line.ending != .lineFeed, !isOversized { count(line.ending, range) }
      let blankLines = result.totals.blankLines
      look = nil
      if !checkBytes(range, byteCount: byteCount, isOversized: isOversized) {
        checkDocument(range, isLast: block.isLast && cursor.isAtEnd)
      }
      visit(
        CheckedLine(
          range: range, end: cursor.position,
          isBlank: result.totals.blankLines > blankLines,
          isFaulty: result.findings.errorsInLine > 0, root: look.flatMap { _ in document.root },
          look: look))
    }
    result.findings.endLines()
  }

  private mutating func count(_ ending: Line.Ending, _ range: Range<Int>) {
    switch ending {
    case .lineFeed: return
    case .carriageReturnLineFeed:
      result.totals.carriageReturnLines += 1
      guard result.totals.firstCarriageReturn == nil else { return }
      result.totals.firstCarriageReturn = placeAtEnd(range)
    case .endOfInput:
      guard block.isLast else { return }
      result.totals.unfinishedEnd = placeAtEnd(range)
    }
  }

  private func placeAtEnd(_ range: Range<Int>) -> Place? {
    result.findings.line?.place(range.count..<range.count, pointer: nil)
  }

  /// Judges a line before it is parsed; returns whether that was all.
  private mutating func checkBytes(
    _ range: Range<Int>, byteCount: Int, isOversized: Bool
  ) -> Bool {
    var traits: LineTraits = []
    if isOversized { traits.insert(.oversized) }
    if byteCount > options.longLineBytes { traits.insert(.long) }
    if !isOversized, isBlank(range) { traits.insert(.blank) }
    if traits.contains(.blank) { result.totals.blankLines += 1 }
    guard !traits.isEmpty else { return false }
    let view = LineView(byteCount: byteCount, maximumLineBytes: options.maximumLineBytes)
    for (rule, wanted, check) in plan.lines where !wanted.isDisjoint(with: traits) {
      result.findings.rule = rule
      check(view, &result.findings)
    }
    return !traits.isDisjoint(with: [.blank, .oversized])
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    if let first = range.first, block.bytes[first] > 0x20 { return false }
    return range.allSatisfy { [0x20, 0x09, 0x0D, 0x0B, 0x0C].contains(block.bytes[$0]) }
  }

  // MARK: - JSON

  private mutating func checkDocument(_ range: Range<Int>, isLast: Bool) {
    let isJSON = document.scan(block.bytes, range)
    if !isJSON { explain(isLast: isLast) }
    guard document.nodeCount > 0 else { return }
    result.totals.records += 1
    let traits = plan.ignoresTraits ? JSONTraits(rawValue: .max) : document.traits
    if !traits.isDisjoint(with: plan.documentTraits) { checkDocument(traits) }
    checkRecord(isJSON: isJSON)
  }

  private mutating func explain(isLast: Bool) {
    for fault in document.explain() {
      guard let rule = plan.rule(for: fault, onLastLine: isLast) else { continue }
      if rule == plan.truncation { result.totals.isTruncated = true }
      result.findings.rule = rule
      let help = rule == plan.truncation ? nil : help(for: fault)
      result.findings.report(
        fault.offset..<fault.offset + fault.length, fault.message, help: help)
    }
  }

  /// Help that depends on the bytes at the fault.
  private func help(for fault: JSONFault) -> String? {
    switch fault.kind {
    case .invalidUTF8: return encodingHelp
    case .controlCharacter:
      let byte = document.bytes(fault.offset..<fault.offset + 1).first ?? 0
      return "write the \(ControlCharacter.name(byte)) as \(ControlCharacter.escape(byte)), "
        + "or let a JSON library write the file"
    case .unexpectedEnd:
      return "keep a record on one line; a line feed inside text is written \\n"
    default: return nil
    }
  }

  private var encodingHelp: String? {
    let start = document.bytes.prefix(1 << 16)
    // A few characters say too little about an encoding.
    guard start.count(where: { $0 >= 0x80 }) >= BlockChecker.tellingBytes,
      let likely = LikelyEncoding.detect(in: Array(start).span)
    else { return nil }
    return
      "the line looks like \(likely.name); if all lines do, 'iconv -f \(likely.name) -t UTF-8' "
      + "converts the file, but it spoils lines that are UTF-8 already"
  }

  /// From so many bytes beyond ASCII on a guess of the encoding is told.
  private static let tellingBytes = 8

  private mutating func checkDocument(_ traits: JSONTraits) {
    guard let root = document.root else { return }
    for (rule, wanted, check) in plan.documents where !wanted.isDisjoint(with: traits) {
      result.findings.rule = rule
      check(root, &result.findings)
    }
  }

  // MARK: - Records

  private mutating func checkRecord(isJSON: Bool) {
    let look = survey.look(at: document)
    if isJSON { self.look = look }
    count(look)
    var traits = look.traits
    if let pinned = options.format, look.shape != .format(pinned) { traits.insert(.oddShape) }
    if plan.ignoresTraits { traits = .all }
    let concernsRules = !traits.isDisjoint(with: plan.recordTraits)
    guard concernsRules || looksAtAllRecords, let root = document.root else { return }
    if options.needs.contains(.statistics) { result.statistics.add(root, look) }
    if concernsRules { checkRecord(root, look.shape, traits) }
    checkTokens(root, look.shape)
  }

  /// Whether records are looked at that concern no rule.
  private var looksAtAllRecords: Bool { counter != nil || options.needs.contains(.statistics) }

  private mutating func checkRecord(
    _ root: JSONValue, _ shape: RecordShape, _ traits: RecordTraits
  ) {
    let record = Record(
      root: root, shape: shape, pinnedFormat: options.format, scratch: scratch)
    for (rule, wanted, check) in plan.records where !wanted.isDisjoint(with: traits) {
      result.findings.rule = rule
      check(record, &result.findings)
    }
  }

  private mutating func checkTokens(_ root: JSONValue, _ shape: RecordShape) {
    guard let counter, let setup = plan.tokenSetup, case .format(let found) = shape else { return }
    let format = options.format ?? found
    let view = TokenView(
      root: root, shape: shape, format: format, outcome: counter.outcome(root, format),
      setup: setup, counter: counter, template: plan.template ?? TemplateProbe(), model: plan.model,
      isFaulty: result.findings.errorsInLine > 0)
    result.tokens.add(
      view.outcome, format, line: result.totals.lines,
      byteOffset: result.findings.byteOffset)
    sample(view)
    for (rule, check) in plan.tokens {
      result.findings.rule = rule
      check(view, &result.findings)
    }
  }

  /// Keeps the first rows of the file as the model will see them.
  private mutating func sample(_ view: TokenView) {
    guard options.needs.contains(.samples), view.tokens != nil,
      result.samples.count < RowSample.mostRows,
      result.findings.byteOffset < RowSample.lastStart
    else { return }
    let sample = view.counter.sample(view.root, view.format, line: result.totals.lines)
    if let sample { result.samples.append(sample) }
  }

  private mutating func count(_ look: RecordSurvey.Result) {
    result.totals.messages += look.messages
    result.totals.turns += look.turns
    if look.traits.contains(.reasoning) { result.totals.reasoningRecords += 1 }
    guard case .format(let format) = look.shape else { return }
    let isFull = result.totals.formats.isFull(format, limit: maximumPlaces)
    result.totals.formats.count(format, isFull ? nil : lineStart())
  }

  /// Returns where the line starts, as it is noted of the first records of a format; nil when it is
  /// no news.
  ///
  /// Mutating, since the checker would be copied for it otherwise.
  private mutating func lineStart() -> FileTotals.LineStart? {
    var start = FileTotals.LineStart(
      line: result.totals.lines, byteOffset: result.findings.byteOffset)
    guard plan.policy.looksAtLines, let line = result.findings.line else { return start }
    guard plan.policy.isNews(line) else { return nil }
    if plan.policy.needsNames { start.record = plan.policy.names.with { $0.name(of: line) } }
    return start
  }
}

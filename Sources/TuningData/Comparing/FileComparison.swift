// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting
internal import JSONLines

/// Checks a training file and its validation file, each by itself and one against the other.
///
/// ```swift
/// let comparison = FileComparison(lint: LintOptions())
/// let train = try await comparison.checkTrain(ComparedInput(path: "train.jsonl"))
/// let validation = try await comparison.checkValidation(ComparedInput(path: "validation.jsonl"))
/// ```
///
/// What the files have in common is reported with the validation file. Rows are compared by 64 bits
/// of a SHA-256 of their canonical record and prompt, so a row that only seems to have a partner is
/// as good as impossible. Memory is bounded but for some bytes a row of the validation file.
public final class FileComparison {
  /// How one of the two files is checked.
  private struct Side {
    let lint: LintOptions
    let plan: RulePlan

    init(_ lint: LintOptions) {
      self.lint = lint
      plan = RulePlan(lint)
    }
  }

  private let trainSide: Side
  private let validationSide: Side
  private var options: CompareOptions
  private var table: PartnerTable
  private var train: (input: ComparedInput, profile: FileProfile)?
  /// Whether the training file was checked, or tried to be.
  public private(set) var hasCheckedTrain = false

  /// Creates a comparison; `validation` says how the validation file is checked when that differs from
  /// the training file.
  public init(
    _ options: CompareOptions = CompareOptions(), lint: LintOptions = LintOptions(),
    validation: LintOptions? = nil
  ) {
    self.options = options
    trainSide = Side(lint)
    validationSide = validation.map { Side($0) } ?? trainSide
    table = PartnerTable(options)
  }

  /// Checks the training file; to be called once and first.
  ///
  /// Near duplicates are looked for only if it can be read twice.
  ///
  /// - Throws: `CompareError` when it cannot be read; faults in the data are never thrown.
  public func checkTrain(
    _ input: ComparedInput, progress: (Double) -> Void = { _ in }
  ) async throws(CompareError) -> FileReport {
    hasCheckedTrain = true
    if !input.isRereadable { options.nearThreshold = nil }
    table = PartnerTable(options)
    let pass = try await read(input, trainSide, progress)
    table.endTrain()
    if pass.isWhole { train = (input, pass.profile) }
    return pass.finish()
  }

  /// Checks the validation file, also against the training file, when that could be checked.
  ///
  /// - Throws: `CompareError` when a file cannot be read.
  public func checkValidation(
    _ input: ComparedInput, progress: (Double) -> Void = { _ in }
  ) async throws(CompareError) -> FileReport {
    guard input.isRereadable else { throw .needsFile(path: input.path) }
    if train == nil { table = PartnerTable(options) }
    let pass = try await read(input, validationSide, progress)
    guard let train, pass.isWhole else { return pass.finish() }
    let near = try await nearPartners(train.input, input)
    // What two files share is news when it is new in either.
    var findings = Findings(validationSide.plan.policy.ofAllLines, path: input.path)
    let pair = FilePair(
      trainPath: train.input.path, train: train.profile, validation: pass.profile)
    for (rule, check) in validationSide.plan.files {
      findings.rule = rule
      check(pair, &findings)
    }
    try await judgeRows(input, train.input.path, near, &findings)
    try train.input.checkUnchanged()
    try input.checkUnchanged()
    return pass.finish(adding: findings)
  }

  // MARK: - Reading

  /// A file that was read to its end, or left at its start.
  private struct Pass {
    var lint: LintPass
    let source: InputSource
    let reader: BlockReader
    var isWhole = true
    var profile = FileProfile()

    func finish(adding findings: Findings? = nil) -> FileReport {
      var lint = lint
      if let findings { lint.add(findings) }
      return lint.finish(source, reader)
    }
  }

  private func read(
    _ input: ComparedInput, _ side: Side, _ progress: (Double) -> Void
  ) async throws(CompareError) -> Pass {
    let lint = side.lint
    let source = try input.open()
    let reader = BlockReader(
      source, blockSize: lint.blockSize, maximumLineBytes: lint.maximumLineBytes)
    var pass = Pass(lint: LintPass(side.plan, lint), source: source, reader: reader)
    do throws(ReadError) {
      guard try pass.lint.begin(source, reader) else {
        pass.isWhole = false
        return pass
      }
    } catch {
      throw .read(error)
    }
    let check = pass.lint.check
    let size = source.storedByteCount
    let (options, limit) = (options, lint.maximumLineBytes)
    let pool = WorkerPool {
      ComparedRowReader(options, maximumLineBytes: limit, byteCount: size)
    }
    let first = table.lines
    try await OrderedPipeline.run(jobs: lint.jobs) { () throws(CompareError) -> Block? in
      try reader.nextCompared()
    } work: { block in
      let lint = check(block)
      return pool.with { $0.read(block, lint) }
    } emit: { (block: ComparedBlock) throws(CompareError) in
      guard table.lines + block.lineCount <= CompareError.mostLines else {
        throw .tooManyLines(path: input.path)
      }
      pass.lint.add(block.lint)
      pass.profile.add(block.profile, linesBefore: table.lines - first)
      do throws(SpillError) { try table.add(block) } catch { throw .spill(error) }
      reader.recycle(block.block)
      if let size { progress(min(1, Double(source.storedBytesUsed) / Double(max(1, size)))) }
    }
    return pass
  }

  // MARK: - Comparing

  private func nearPartners(
    _ train: ComparedInput, _ validation: ComparedInput
  ) async throws(CompareError) -> NearPartners.Found {
    let candidates: NearCandidates
    do throws(SpillError) {
      try table.join()
      candidates = try NearCandidates(table)
      table.dropBands()
    } catch {
      throw .spill(error)
    }
    guard let threshold = options.nearThreshold else { return [:] }
    let search = NearPartners(
      train, validation, validationSide.lint, threshold: threshold, memory: options.memory / 2)
    return try await search.find(candidates)
  }

  /// Runs the rules about partners over the rows that have one.
  private func judgeRows(
    _ input: ComparedInput, _ trainPath: String, _ near: NearPartners.Found,
    _ findings: inout Findings
  ) async throws(CompareError) {
    let rows = (0..<table.validationLines).filter {
      table.hasPartner($0) || near[UInt32($0)] != nil
    }
    let survey = RecordSurvey()
    let document = JSONDocument()
    try await ChosenLines(input, validationSide.lint).read(rows.map { UInt32($0) }) {
      $0
    } emit: { chosen in
      findings.begin(chosen.block)
      for line in chosen.lines {
        guard document.scan(chosen.block.bytes, line.range), let root = document.root else {
          continue
        }
        findings.begin(line.range, number: Int(line.number) + 1)
        judge(
          row(Int(line.number), root, survey.look(at: document).format, trainPath, near), &findings)
      }
    }
    findings.endLines()
  }

  private func judge(_ row: PartneredRow, _ findings: inout Findings) {
    for (rule, check) in validationSide.plan.partners {
      findings.rule = rule
      check(row, &findings)
    }
  }

  private func row(
    _ line: Int, _ root: JSONValue, _ format: DatasetFormat?, _ trainPath: String,
    _ near: NearPartners.Found
  ) -> PartneredRow {
    PartneredRow(
      root: root, format: format, trainPath: trainPath,
      record: table.partner(line, column: 0), prompt: table.partner(line, column: 1),
      near: near[UInt32(line)], groups: table.groups(line))
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import ExternalSorting
internal import Hashing
internal import JSONLines

/// One split from its input to its manifest.
final class SplitRun {
  let options: SplitOptions
  let path: String
  let layout: SplitLayout
  let destination: SplitDestination
  private let state: InputState?
  private let outputs: OutputSet?
  private let sink: any RowSink
  private var tallies: [PartTally]
  private var inputHash = SHA256()
  private var inputBytes = 0
  private var rows = 0
  private var keyCounts: KeyCounts

  /// Prepares a split: what cannot be written shows now, before hours of reading.
  init(_ options: SplitOptions, _ path: String, _ destination: SplitDestination) throws(SplitError)
  {
    self.options = options
    self.path = path
    self.destination = destination
    layout = SplitLayout(options, inputPath: path)
    tallies = Array(repeating: PartTally(), count: layout.parts.count)
    keyCounts = KeyCounts(options)
    let isPipe = path == "-" || InputState.isStream(path)
    if !options.isOnePass, isPipe { throw .needsFile(reason: options.reasonForTwoPasses) }
    state = isPipe ? nil : InputState(path: path)
    switch destination {
    case .nothing:
      outputs = nil
      sink = NoSink()
    case .assignment(let print):
      outputs = nil
      sink = AssignmentSink(layout, print)
    case .files:
      let paths = layout.files.map(\.path) + [layout.manifestPath]
      let outputs: OutputSet
      do throws(OutputError) {
        outputs = try OutputSet(paths, inputs: [path], replacing: options.replacesFiles)
      } catch {
        throw .write(error)
      }
      self.outputs = outputs
      let files = outputs.files.dropLast()
      sink = options.shuffles ? ShufflingSink(files, layout, options) : FileSink(files, layout)
    }
  }

  /// Does it.
  func split(_ progress: (Double) -> Void) async throws(SplitError) -> SplitOutcome {
    do throws(SplitError) {
      let outcome =
        isOnePass ? try await splitInOnePass(progress) : try await splitInTwo(progress)
      if case .refused = outcome { outputs?.abandon() }
      return outcome
    } catch {
      outputs?.abandon()
      throw error
    }
  }

  /// Whether one pass is enough; an assignment is printed only after all rows were checked, unless the
  /// input can be read just once.
  private var isOnePass: Bool {
    guard case .assignment = destination, options.checks, state != nil else {
      return options.isOnePass
    }
    return false
  }

  // MARK: - One pass

  private func splitInOnePass(
    _ progress: (Double) -> Void
  ) async throws(SplitError) -> SplitOutcome {
    let thresholds =
      options.folds.map { HashThresholds(folds: $0) } ?? HashThresholds(options.parts)
    let survey = SurveyPass(options)
    let tallier = PartTallier(options, layout)
    let (rest, rejects) = (UInt8(layout.restPart), layout.rejectsPart.map { UInt8($0) })
    var line = 0
    let report = try await survey.read(path) { block in
      let parts = zip(block.kinds, block.units).map { kind, unit in
        switch kind {
        case .row: thresholds.part(unit)
        case .blank: rest
        case .rejected: rejects ?? rest
        }
      }
      return PartedBlock(
        block: block.block, starts: block.starts, parts: parts,
        tallies: tallier.tally(block.block, block.starts, parts, block.kinds[...]),
        lint: block.lint, rows: block.kinds.count { $0 != .blank },
        keyCounts: block.keyCounts)
    } emit: { (parted, share) throws(SplitError) in
      var parted = parted
      parted.firstLine = line
      line += parted.parts.count
      parted.block.bytes.withSpan { inputHash.update($0) }
      keyCounts += parted.keyCounts
      try take(parted)
      progress(share)
    }
    if let report, !report.isAcceptable { return .refused(report.file) }
    return .split(try finish(Assignment(parts: [])), report: report?.file)
  }

  private func take(_ lines: PartedBlock) throws(SplitError) {
    for index in tallies.indices { tallies[index] += lines.tallies[index] }
    rows += lines.rows
    inputBytes += lines.block.byteCount
    try sink.write(lines)
  }

  // MARK: - Two passes

  private func splitInTwo(_ progress: (Double) -> Void) async throws(SplitError) -> SplitOutcome {
    var table = RowTable(options)
    let report = try await SurveyPass(options).read(path) { (block: SplitBlock) -> SplitBlock in
      block
    } emit: { (block: SplitBlock, share: Double) throws(SplitError) in
      block.block.bytes.withSpan { inputHash.update($0) }
      keyCounts += block.keyCounts
      do throws(SpillError) { try table.add(block) } catch { throw .spill(error) }
      guard table.count <= SplitError.mostLines else { throw .tooManyLines(path: path) }
      progress(share / 2)
    }
    if let report, !report.isAcceptable { return .refused(report.file) }
    if let pointer = options.timeKey, let line = table.firstWithoutTime {
      throw .noTime(path: path, line: line, pointer: pointer.description)
    }
    try checkInput()
    try keyCounts.check()
    let grouping = RowGrouping(options, path, layout)
    var assignment = try await grouping.assign(&table)
    let kinds = table.kinds
    try await write(assignment.parts, kinds) { progress(0.5 + $0 / 2) }
    assignment.parts = []
    return .split(try finish(assignment), report: report?.file)
  }

  private func write(
    _ parts: [UInt8], _ kinds: [SplitBlock.Kind], _ progress: (Double) -> Void
  ) async throws(SplitError) {
    let tallier = PartTallier(options, layout)
    let none = KeyCounts(options)
    try await WritingPass(options).read(path, lineCount: parts.count) { block, first, starts in
      let lines = first..<first + starts.count - 1
      let parts = Array(parts[lines])
      return PartedBlock(
        block: block, firstLine: first, starts: starts, parts: parts,
        tallies: tallier.tally(block, starts, parts, kinds[lines]),
        rows: kinds[lines].count { $0 != .blank }, keyCounts: none)
    } emit: { (parted, share) throws(SplitError) in
      try take(parted)
      progress(share)
    }
  }

  // MARK: - End

  private func finish(_ assignment: Assignment) throws(SplitError) -> SplitManifest {
    try checkInput()
    try keyCounts.check()
    try checkParts(assignment)
    try sink.finish()
    var manifest = SplitManifest(
      seed: options.seed, options: options.summary,
      input: .init(path: path, rows: rows, bytes: inputBytes, digest: inputHash.digest()),
      files: [], tokenErrorPercent: options.lint.tokens?.errorPercent, groups: assignment.groups,
      largestGroup: assignment.largestGroup,
      near: assignment.near, notes: assignment.notes + keyCounts.notes)
    do throws(OutputError) {
      for (index, file) in layout.files.enumerated() {
        let written = try outputs?.files[index].finish()
        manifest.files.append(describe(index, file, written, assignment))
      }
      guard let outputs, let last = outputs.files.last else { return manifest }
      try last.write(manifest.document.text)
      _ = try outputs.commit()
    } catch {
      throw .write(error)
    }
    return manifest
  }

  private func describe(
    _ index: Int, _ file: SplitLayout.File, _ written: OutputSummary?, _ assignment: Assignment
  ) -> SplitManifest.File {
    let parts = layout.parts.indices.filter { layout.parts[$0].files.contains(index) }
    let tally = parts.reduce(into: PartTally()) { $0 += tallies[$1] }
    let counts = options.lint.tokens != nil
    let size = parts.count == 1 ? layout.parts[parts[0]].size : nil
    var described = SplitManifest.File(
      name: file.name, path: SplitManifest.name(file.path, beside: layout.manifestPath),
      asked: size?.description, rows: tally.rows, bytes: written?.byteCount ?? 0,
      digest: written?.digest ?? SHA256.digest(of: []), tokens: counts ? tally.tokens : nil,
      trainedTokens: counts ? tally.trainedTokens : nil)
    for stratum in assignment.strata {
      described.strata[stratum.label] = parts.reduce(0) { $0 + stratum.rows[$1] }
    }
    return described
  }

  private func checkInput() throws(SplitError) {
    guard path != "-", state != nil else { return }
    guard InputState(path: path) == state else { throw .changed(path: path) }
  }

  private func checkParts(_ assignment: Assignment) throws(SplitError) {
    if let maximum = options.maximumValidation,
      let validation = layout.parts.firstIndex(where: { $0.name == "validation" }),
      tallies[validation].rows > maximum
    {
      throw .overMaximum(rows: tallies[validation].rows, maximum: maximum)
    }
    for index in layout.parts.indices where tallies[index].rows == 0 {
      if index == layout.gapPart || index == layout.rejectsPart { continue }
      throw .emptyPart(
        name: layout.parts[index].name, reason: reasonForEmptiness(index, assignment))
    }
  }

  private func reasonForEmptiness(_ part: Int, _ assignment: Assignment) -> String {
    if rows == 0 { return "there are no rows" }
    if options.folds == nil, options.effectiveMethod == .exact, part == layout.restPart {
      return "the others take all of \(Quantity.text(rows, "row")); ask for fewer"
    }
    if let groups = assignment.groups, let largest = assignment.largestGroup, groups < rows {
      return "the \(Quantity.text(rows, "row")) make \(Quantity.text(groups, "group")) that stay "
        + "together, the largest of \(largest); "
        + "ask for more, or group by less (--group-by, --duplicates)"
    }
    if options.effectiveMethod == .hash {
      return "none of \(Quantity.text(rows, "row")) fell to it; ask for more, or use --method exact"
    }
    if !options.stratify.isEmpty {
      return "of every stratum it would get less than a row; ask for more, or stratify by less"
    }
    return "\(Quantity.text(rows, "row")) in all; ask for more of them"
  }
}
